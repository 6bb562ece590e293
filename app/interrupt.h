// Interruption by the user: SIGINT (Ctrl-C), SIGTERM, SIGHUP.
#pragma once

namespace baku {

// From now on these signals are counted instead of ending the program.
void count_interrupts();

// How many there were.
int interrupts();

}  // namespace baku
