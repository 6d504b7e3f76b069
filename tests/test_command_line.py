import csv
import gzip
import io
import json
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from analysis.__main__ import ALL_READ, main
from analysis.archive import Choice, open_archive
from analysis.tables.columns import COLUMNS

ROOT = Path(__file__).parents[1]

FERRY = """Ferry to Osk Island stops for the winter
By Ines Falk

The ferry between Port Ellery and Osk Island will stop on Sunday, the Marrowshire Harbour Board said.

“We have asked for a new engine for six years,” said Ada Brook, the harbour master. “Nobody in the capital picks up the phone.”

Read more: Ten quays to see before they close
"""
SCHOOL = (
    "Pupils at Osk School “learned to row before they learned to read”, according to Tomas Brandt, who taught there.\n"
)
LAST_LINE = re.compile(
    r"(?P<articles>[\d,]+) articles, (?P<words>[\d,]+) words, (?P<quotations>[\d,]+) quotations, (?P<skipped>[\d,]+) skipped; "
    r"start-up \d+\.\d s, reading \d+\.\d s, [\d,]+ words a second\n"
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles, one of them twice, and files that are passed over."""
    folder = tmp_path / "news"
    (folder / "coast").mkdir(parents=True)
    (folder / "b-school.txt").write_text(SCHOOL, encoding="utf-8")
    (folder / "coast" / "ferry.txt").write_bytes(FERRY.replace("\n", "\r\n").encode())
    (folder / "z-copy.txt").write_text(SCHOOL, encoding="utf-8")
    (folder / ".hidden.txt").write_text("Not to be read.", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_folder(news, tmp_path, run_offline):
    out = tmp_path / "new" / "out"
    ended = run_offline("-m", "analysis", news, "--output", out)
    assert ended.returncode == 0, ended.stderr
    assert "2 of 2" in ended.stderr

    articles = read(out / "articles.csv")
    assert [row["file"] for row in articles] == ["b-school.txt", "coast/ferry.txt"]
    assert "The same text is in z-copy.txt." in articles[0]["notes"].split(" | ")
    assert articles[1]["byline"] == "Ines Falk"
    assert int(articles[1]["left_out_words"]) > 0

    said = LAST_LINE.fullmatch(ended.stdout)
    assert said
    assert said["articles"] == "2"
    assert said["skipped"] == "0"
    for name in ("words", "quotations"):
        assert int(said[name]) == sum(int(row[name]) for row in articles)

    quotes = read(out / "quotes.csv")
    assert {row["speaker"] for row in quotes} >= {"Ada Brook", "Tomas Brandt"}
    for row in [*quotes, *read(out / "mentions.csv"), *read(out / "left_out.csv")]:
        text = (out / "texts" / f"{row['article_id']}.txt").read_bytes().decode()
        assert row["text"] == text[int(row["start"]) : int(row["end"])]
    assert (out / "texts" / f"{articles[1]['article_id']}.txt").read_bytes() == (
        news / "coast" / "ferry.txt"
    ).read_bytes()
    assert [path.stem for path in sorted(out.glob("*.csv"))] == sorted(COLUMNS)


def test_keep_all(news, tmp_path, run_offline):
    ended = run_offline("-m", "analysis", news, "--output", tmp_path / "out", "--keep-all")
    assert ended.returncode == 0
    assert read(tmp_path / "out" / "left_out.csv") == []
    assert {row["left_out_words"] for row in read(tmp_path / "out" / "articles.csv")} == {"0"}


# The same files give the same tables, to the byte
def test_same_again(news, tmp_path, run_offline):
    for out in ("one", "two"):
        run_offline("-m", "analysis", news, "--output", tmp_path / out)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(files) == len(COLUMNS) + 2
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


# What can't be read is listed with its reason, and the rest is read
def test_some_skipped(news, tmp_path, run_offline):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"This is no PDF.")
    paths = [news / "picture.png", broken, tmp_path / "nowhere.txt", news]
    ended = run_offline("-m", "analysis", *paths, "--output", tmp_path / "out")
    assert ended.returncode == 3
    assert ", 3 skipped;" in ended.stdout
    skipped = read(tmp_path / "out" / "skipped.csv")
    assert [row["file"] for row in skipped] == ["picture.png", "broken.pdf", "nowhere.txt"]
    assert all(row["reason"] for row in skipped)
    assert len(read(tmp_path / "out" / "articles.csv")) == 2


# Where nothing can be read there still are tables, with their headers
def test_nothing_read(tmp_path, run_offline):
    (tmp_path / "empty").mkdir()
    (tmp_path / "signs.txt").write_text("— … 123 —\n", encoding="utf-8")
    for path, count in ((tmp_path / "empty", 0), (tmp_path / "signs.txt", 1)):
        ended = run_offline("-m", "analysis", path, "--output", tmp_path / "out")
        assert ended.returncode == 2
        assert "Nothing could be read" in ended.stderr
        assert len(read(tmp_path / "out" / "skipped.csv")) == count
        header = (tmp_path / "out" / "quotes.csv").read_bytes().decode("utf-8-sig")
        assert header == ",".join(f'"{name}"' for name in COLUMNS["quotes"]) + "\n"


# However short, and in whatever language: a text with a letter is read
def test_short_and_foreign(tmp_path, run_offline):
    (tmp_path / "a.txt").write_text("A", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Паром на остров Оск больше не ходит, сказала Ада Брук. " * 8, encoding="utf-8")
    ended = run_offline("-m", "analysis", tmp_path / "a.txt", tmp_path / "b.txt", "--output", tmp_path / "out")
    assert ended.returncode == 0, ended.stderr
    words = [row["words"] for row in read(tmp_path / "out" / "articles.csv")]
    assert words == ["1", "80"]


# A shutdown or a closed terminal stops a run as Ctrl-C does: it says so, and no text stays behind
@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_stopped_by_a_signal(number, tmp_path):
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    for n in range(200):
        (news / f"{n}.txt").write_text(FERRY.replace("six", str(n + 2)) * 5, encoding="utf-8")
    out.mkdir()
    (out / "notes.txt").write_text("Mine.")
    command = [sys.executable, "-m", "analysis", news, "--output", out]
    # Under nohup, SIGHUP is ignored, and a process passes that on to those that it starts.
    heard = partial(signal.signal, number, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heard) as run:
        said = ""
        while not re.search(r"[1-9]\d* of 200", said):  # some are read, more are to come
            said += run.stderr.read(1)
        run.send_signal(number)
        assert "Stopped. The tables of an earlier run, if any, are as they were." in run.communicate()[1]
    assert run.returncode == 128 + number
    assert [path.name for path in out.iterdir()] == ["notes.txt"]


# Nothing is read where a table could not be written
def test_a_folder_in_the_place_of_a_table(news, tmp_path, run_offline):
    (tmp_path / "out" / "quotes.csv").mkdir(parents=True)
    ended = run_offline("-m", "analysis", news, "--output", tmp_path / "out")
    assert ended.returncode == 2
    assert "quotes.csv is a folder where a file has to go." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_wrong_usage(news, tmp_path, run_offline):
    (tmp_path / "file").write_text("")
    inside = news / "out"
    inside.mkdir()
    (inside / "articles.csv").write_text("")
    for arguments, words in (
        (["--output", tmp_path / "out"], "PATH"),
        ([news], "--output"),
        ([news, "--output", tmp_path / "file"], "is a file"),
        ([news, "--output", inside], "earlier run"),
        ([news, "--output", tmp_path / "file" / "below"], "file"),
    ):
        ended = run_offline("-m", "analysis", *arguments)
        assert ended.returncode == 2
        assert words in ended.stderr
        assert "Traceback" not in ended.stderr
        assert ended.stdout == ""


# The test above would notice a process that reaches for the network, in whatever way
@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request; urllib.request.urlopen('http://quay.example/')",
        "import socket; socket.create_connection(('192.0.2.1', 80))",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.gethostbyname(\"quay.example\")'])",
    ],
)
def test_offline_means_offline(code, run_offline, tmp_path):
    run_offline("-c", code)
    log = tmp_path / "asked-for-the-network"
    assert log.exists()
    log.unlink()


def test_an_archive_of_a_compressed_table_with_its_columns_named(tmp_path: Path) -> None:
    rows = [{"lede": "“We will not move,” said Ada Brook.", "paper": "Tide"}, {"lede": "It rained.", "paper": "Quay"}]
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    columns = ["--column", "text=lede", "--column", "outlet=paper"]
    done = [str(tmp_path / "news.jsonl.gz"), "--output", str(tmp_path / "archive"), "--format", "parquet", *columns]
    assert main(done) == ALL_READ
    archive = open_archive(tmp_path / "archive")
    assert archive.outlets() == ["Quay", "Tide"]
    assert archive.voices(Choice()).voice.tolist() == ["Ada Brook"]


def test_a_column_without_a_role_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--output", str(tmp_path / "out"), "--column", "lede"])
    assert "is not like text=body" in capsys.readouterr().err


# A size that is none is refused with a sentence
@pytest.mark.parametrize("size", ["0", "-1", "nan", "inf", "much"])
def test_a_size_of_parts_that_is_none(size, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["a.txt", "--output", str(tmp_path / "out"), "--part-megabytes", size])
    assert "is no size" in capsys.readouterr().err
