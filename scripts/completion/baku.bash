# bash completion of baku
_baku() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command="" i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
  done
  local pdf="--password --password-file --pages --max-bytes --max-pages --max-page-size"
  local options="--help --quiet --verbose"
  case $command in
    "") COMPREPLY=($(compgen -W "ingest show tables schema explain lexicon evaluate $options --version" -- "$word")); return ;;
    ingest) options+=" --out --format --jobs --lexicon $pdf" ;;
    show) options+=" --out --page --dpi $pdf" ;;
    tables) options+=" --out --format $pdf" ;;
    schema) options+=" --out" ;;
    explain) options+=" --record" ;;
    evaluate) options+=" --gold --json --thresholds --details" ;;
  esac
  if [[ $previous == --format ]]; then
    local formats="json ndjson"
    [[ $command == tables ]] && formats="json csv html"
    COMPREPLY=($(compgen -W "$formats" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _baku baku
