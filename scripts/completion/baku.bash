# bash completion of baku
_baku() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command="" i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
  done
  local pdf="--password --password-file --pages --max-bytes --max-pages --max-page-size"
  local options="--help --quiet --verbose"
  case $command in
    "") COMPREPLY=($(compgen -W "ingest watch show tables schema explain lexicon registry search export feed push report dedup diff evaluate $options --version" -- "$word")); return ;;
    ingest) options+=" --out --searchable --registry --force --format --jobs --deadline --lexicon --strict-sandbox --in-process --json-progress $pdf" ;;
    watch) options+=" --registry --stable --once --force --jobs --deadline --lexicon --strict-sandbox --json-progress $pdf" ;;
    show) options+=" --out --page --dpi $pdf" ;;
    tables) options+=" --out --format $pdf" ;;
    schema) options+=" --out" ;;
    explain) options+=" --record" ;;
    registry) options+=" --registry --version --format" ;;
    search) options+=" --registry --limit --format" ;;
    export) options+=" --registry --format --out --record --rows --without-personal-data" ;;
    feed) options+=" --registry --since --limit --follow" ;;
    push) options+=" --registry --to --token-file --attempts --timeout --retry-dead" ;;
    report) options+=" --registry --out" ;;
    dedup) options+=" --registry --format --out --decisions --jobs" ;;
    diff) options+=" --html --out --width" ;;
    evaluate) options+=" --gold --json --thresholds --details" ;;
  esac
  if [[ $previous == --format ]]; then
    local formats="json ndjson"
    [[ $command == tables ]] && formats="json csv html"
    [[ $command == registry || $command == search ]] && formats="text ndjson"
    [[ $command == export ]] && formats="json ndjson csv xlsx bpmn mermaid"
    [[ $command == dedup ]] && formats="table json html"
    COMPREPLY=($(compgen -W "$formats" -- "$word"))
  elif [[ $command == registry && $previous == registry ]]; then
    COMPREPLY=($(compgen -W "status list show verify vacuum import" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _baku baku
