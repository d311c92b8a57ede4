"""`sayso transcribe`: what is said in a film or a sound, as subtitles."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.errors import InputError
from sayso.present.commands.opening import DONE, Commands, add_command
from sayso.present.output import open_output

DESCRIPTION = """\
Writes what is said in a film or a sound as WebVTT, heard by a Whisper model in a
folder of yours (as CTranslate2 has it). Nothing is fetched. It tells times and not
who speaks: write that in, then read the file with `sayso read`. A machine's
transcript is no evidence of what was said until somebody has listened."""

EXAMPLES = """\
examples:
  sayso transcribe film.mp4 --model models/whisper-small --output film.vtt
  sayso transcribe film.mp4 --model models/whisper-small --language uk --translate --output english.vtt
"""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    transcribe = add_command(
        commands, "transcribe", help="hear what is said in a film", description=DESCRIPTION, epilog=EXAMPLES
    )
    transcribe.add_argument("input", type=Path, metavar="FILE", help="MP4, MP3, WAV, Ogg, FLAC, WebM or AVI")
    transcribe.add_argument("--model", type=Path, required=True, metavar="DIR", help="the folder of the model")
    transcribe.add_argument("--output", type=Path, required=True, metavar="FILE", help="where the WebVTT is written")
    transcribe.add_argument("--language", metavar="CODE", help="which is spoken (uk, ru, en); default: found out")
    transcribe.add_argument("--translate", action="store_true", help="write it in English")
    transcribe.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hears and writes."""
    from sayso.pipeline import transcribe

    if options.output.resolve() == options.input.resolve():
        raise InputError(f"--output {options.output} is the recording; choose another file")
    pieces = transcribe(options.input, options.model, language=options.language, translate=options.translate)
    with open_output(options.output) as stream:
        stream.writelines(pieces)
    return DONE
