// How fast a text dump is read to its SOPs: build/release/tests/bench/dump_stages FILE
// Prints the SOPs, seconds of processor time and MB a second of one thread.
#include <cstdio>
#include <ctime>

#include "base/file.h"
#include "ingest/dump/dump_reader.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto bytes = baku::read_file(argv[1], std::size_t{1} << 30U);
  if (!bytes) return 1;
  const std::clock_t begin = std::clock();
  std::size_t sops = 0;
  baku::DumpAssembler assembler([&sops](const baku::RawSop& /*sop*/) { ++sops; });
  const baku::LayoutSink sink = [&assembler](const baku::DumpLayout& part) { assembler.add(part); };
  if (!baku::read_dump(*bytes, {}, sink) || !assembler.finish()) return 1;
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("%zu SOPs, %.2f s, %.1f MB/s\n", sops, seconds,
              static_cast<double>(bytes->size()) / 1e6 / seconds);
  return 0;
}
