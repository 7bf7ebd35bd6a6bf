"""The scripts by which bash, zsh and fish ask mdrel what may come next.

Each hands over the line up to the cursor and takes one answer a line. A value goes into the command
line quoted for its shell, so that no name of a note ever becomes a command there.
"""

from __future__ import annotations

import os
from typing import ClassVar

from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

# bash parts words at = and : by itself, and takes only what follows the last of them.
_BASH = r"""_mdrel_completion() {
    local word type value plain cut=""
    COMPREPLY=()
    while IFS=$'\t' read -r type value; do
        case $type in
            word)
                word=$value
                if [[ $COMP_WORDBREAKS == *=* && $word == *=* ]]; then cut=${word%"${word##*=}"}; fi
                if [[ $COMP_WORDBREAKS == *:* && ${word#"$cut"} == *:* ]]; then
                    cut=${word%"${word##*:}"}
                fi ;;
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                value=${value#"$cut"}
                if [[ $value == *[=,] ]]; then compopt -o nospace; fi
                if [[ $value == *[^[:alnum:]_.,:=/+@%-]* ]]; then
                    printf -v plain %q "$value"
                else
                    plain=$value
                fi
                COMPREPLY+=("$plain") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" _MDREL_COMPLETE=bash_complete \
        "${1/#\~/$HOME}" 2>/dev/null)
}
complete -o nosort -F _mdrel_completion mdrel
"""
_ZSH = r"""#compdef mdrel
_mdrel_completion() {
    local type key descr
    local -a plain described open_ended
    while IFS=$'\t' read -r type key descr; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain)
                if [[ $key == *[=,] ]]; then
                    open_ended+=("$key")
                elif [[ -n $descr ]]; then
                    described+=("${${key//\\/\\\\}//:/\\:}:$descr")
                else
                    plain+=("$key")
                fi ;;
        esac
    done < <(COMP_LINE="${(j: :)words[1,CURRENT]}" _MDREL_COMPLETE=zsh_complete \
        "${~words[1]}" 2>/dev/null)
    (( $#described )) && _describe -V unsorted described -U
    (( $#plain )) && compadd -U -V unsorted -a plain
    (( $#open_ended )) && compadd -U -S '' -V unsorted -a open_ended
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _mdrel_completion "$@"
else
    compdef _mdrel_completion mdrel
fi
"""
_FISH = r"""function _mdrel_completion
    set -l line (commandline -cp | string collect)
    COMP_LINE=$line _MDREL_COMPLETE=fish_complete mdrel 2>/dev/null | while read -l answer
        set -l parts (string split -m 2 \t -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                string join \t -- $parts[2..]
        end
    end
end
complete --no-files --keep-order --command mdrel --arguments "(_mdrel_completion)"
"""


class _LineComplete(ShellComplete):
    """Takes the line up to the cursor, and answers a line each: type, value and help by tabs."""

    source_template = ""
    has_help: ClassVar[bool] = True

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one at the cursor, and that one."""
        # The letter stands for the word at the cursor where nothing is typed of it.
        words = split_arg_string(os.environ.get("COMP_LINE", "") + "x")
        return words[1:-1], words[-1][:-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Return one answer."""
        from mdrel.views.terminal.text import show

        cells = [str(item.type), str(item.value)]
        if self.has_help and item.help:
            cells.append(show(item.help))
        return "\t".join(cells)

    def complete(self) -> str:
        """Return all answers, without values that a line cannot carry."""
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        return "\n".join(
            [
                *self.begin(incomplete),
                *(self.format_completion(each) for each in items if str(each.value).isprintable()),
            ]
        )

    def begin(self, incomplete: str) -> list[str]:  # noqa: ARG002 a shell may need it
        """Return what the script needs to know first."""
        return []


class _Bash(_LineComplete):
    name = "bash"
    has_help = False

    def begin(self, incomplete: str) -> list[str]:
        """Return the word at the cursor, which bash holds in pieces."""
        return [f"word\t{incomplete}"]


class _Zsh(_LineComplete):
    name = "zsh"


class _Fish(_LineComplete):
    name = "fish"


SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def register_shells() -> None:
    """Let these scripts take the place of click's own."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)
