"""A film or a picture of a run, made without a display."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from maps.faults import Fault, InputError
from maps.new_folder import whole_file
from viz.film_frame import FilmFrame, title_card
from viz.tour import read_tour, shots
from viz.viewer.layer import Subject
from viz.viewer.look import Look
from viz.viewer.recording import Recording, open_recording

FRAMES_PER_S = {".mp4": 30, ".gif": 10, ".png": 1}
TITLE_S = 2
# A GIF is held in memory whole, to find its colours.
LONGEST_S = {".mp4": 3600, ".gif": 60}
SMALLEST, LARGEST = (400, 300), (3840, 2160)
SPEED_MOST = 3600

# yuv420p at CRF 20 is what every player shows; nothing of the machine is written into the file.
_CODECS = {
    ".mp4": "-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p -movflags +faststart",
    ".gif": "-filter_complex split[a][b];[a]palettegen[p];[b][p]paletteuse -f gif",
}


@dataclass(frozen=True)
class Take:
    """What of a run is filmed: the span [ms], how much faster than it was, the frame [pixels].

    A `tour` has instants, speeds and places of its own. None begins at the greatest crowding for a
    picture and at the start for a film, and ends at the end.
    """

    start_ms: int | None = None
    end_ms: int | None = None
    speed: float = 120.0
    size: tuple[int, int] = (1920, 1080)
    look: Look = field(default_factory=Look)
    tour: Path | None = None


def film_run(
    folder: Path,
    out: Path,
    take: Take,
    language: str = "en",
    progress: Callable[[float], None] = lambda share: None,
) -> None:
    """Make a film (.mp4, .gif) or a picture (.png) of the run in a folder.

    `progress` is told the share that is done. Raises `InputError` where the folder holds no run,
    the take cannot be filmed, or the file cannot be written; then nothing is left behind.
    """
    faults = _faults(out, take)
    if faults:
        raise InputError(faults)
    still = out.suffix.lower() == ".png"
    run = open_recording(folder)
    usual_ms = run.crowding_peak_ms() if still else run.start_ms
    start_ms = usual_ms if take.start_ms is None else take.start_ms
    end_ms = run.end_ms if take.end_ms is None else take.end_ms
    if not run.start_ms <= start_ms <= run.end_ms:
        raise InputError([Fault("--from", "", _hour(start_ms), _span_rule(run), "")])
    if not still and not start_ms < end_ms <= run.end_ms:
        raise InputError([Fault("--until", "", _hour(end_ms), _span_rule(run), "")])
    _check_look(run, take.look)
    subject = Subject(run.campus, run, language)
    frame = FilmFrame(subject, take.size, take.look)
    rate = FRAMES_PER_S[out.suffix.lower()]
    if take.tour is not None and not still:
        stops = read_tour(take.tour, run)
        told = list(shots(stops, frame.view, rate, language))
        last_ms = max(shot.at_ms for shot in told)
        card = title_card(subject, take.size, stops[0].at_ms, last_ms, stops[0].speed)

        def toured() -> Iterator[pygame.Surface]:
            yield from [card] * (TITLE_S * rate)
            for number, shot in enumerate(told):
                progress(number / len(told))
                yield frame.draw(min(shot.at_ms, run.end_ms), shot)

        _write_film(toured(), out, take.size, rate)
        return
    if still:
        _write_picture(frame.draw(start_ms), out)
        return
    count = max(1, round((end_ms - start_ms) / 1000 / take.speed * rate))
    longest_s = LONGEST_S[out.suffix.lower()]
    if count > longest_s * rate:
        hint = "name a higher --speed, or a shorter span by --from and --until"
        if longest_s < LONGEST_S[".mp4"]:
            hint += ", or an .mp4, which may last an hour"
        rule = f"a film of this kind lasts at most {longest_s} s"
        raise InputError([Fault("--speed", "", f"{take.speed:g}", rule, hint)])

    def frames() -> Iterator[pygame.Surface]:
        card = title_card(subject, take.size, start_ms, end_ms, take.speed)
        for _ in range(TITLE_S * rate):
            yield card
        for number in range(count):
            progress(number / count)
            yield frame.draw(start_ms + round(number * 1000 * take.speed / rate))

    _write_film(frames(), out, take.size, rate)


def _faults(out: Path, take: Take) -> list[Fault]:
    faults = []
    if out.suffix.lower() not in FRAMES_PER_S:
        rule = "must end in .mp4, .gif or .png"
        faults.append(Fault("--out", "", str(out), rule, ""))
    size = f"{take.size[0]}x{take.size[1]}"
    fits = all(
        low <= side <= high for low, side, high in zip(SMALLEST, take.size, LARGEST, strict=True)
    )
    if not fits or any(side % 2 for side in take.size):
        rule = "must be even numbers from 400x300 to 3840x2160 pixels"
        faults.append(Fault("--size", "", size, rule, ""))
    if not 1 <= take.speed <= SPEED_MOST:
        rule = f"must be from 1 to {SPEED_MOST}"
        faults.append(Fault("--speed", "", f"{take.speed:g}", rule, ""))
    return faults


def _check_look(run: Recording, look: Look) -> None:
    """Raise `InputError` where the run did not record what is to be shown."""
    faults: list[Fault] = []
    for thing in ("people", "buildings"):
        chosen, known = getattr(look, thing), run.choices(thing)
        # where nobody's way is known, the film says so itself
        if chosen not in known and (thing == "buildings" or run.has_trajectories):
            rule = f"this run can show {', '.join(known)}"
            hint = "the run has no tables for more"
            faults.append(Fault(f"--{thing}", "", chosen, rule, hint))
    if faults:
        raise InputError(faults)


def _hour(at_ms: int) -> str:
    minutes = at_ms // 60_000
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _span_rule(run: Recording) -> str:
    return f"must lie in the run, in order, from {_hour(run.start_ms)} to {_hour(run.end_ms)}"


def _write_picture(page: pygame.Surface, out: Path) -> None:
    with whole_file(out) as beside:
        pygame.image.save(page, str(beside))


def _write_film(
    frames: Iterator[pygame.Surface], out: Path, size: tuple[int, int], rate: int
) -> None:
    import imageio_ffmpeg

    program = imageio_ffmpeg.get_ffmpeg_exe()
    raw = f"-f rawvideo -pix_fmt bgr0 -s {size[0]}x{size[1]} -r {rate} -i -"
    with whole_file(out) as beside:
        command = [program, "-v", "error", "-y", *raw.split(), *_CODECS[out.suffix.lower()].split()]
        exact = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
        with (
            tempfile.TemporaryFile() as errors,
            subprocess.Popen(
                [*command, *exact, str(beside)], stdin=subprocess.PIPE, stderr=errors
            ) as coder,
        ):
            assert coder.stdin is not None
            try:
                for frame in frames:
                    coder.stdin.write(frame.get_buffer().raw)
            except BrokenPipeError:
                pass  # what it died of is told below
            coder.stdin.close()
            if coder.wait() != 0:
                errors.seek(0)
                told = errors.read().decode(errors="replace").strip().splitlines()
                raise OSError(f"the film could not be coded: {told[-1] if told else program}")
