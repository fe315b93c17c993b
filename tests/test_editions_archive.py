"""What goes into the archives of a page's Python, and that the same goes in as the same bytes."""

import os
import tarfile
import zipfile

import pytest

from whosays.editions.site import archive

KEPT = {
    "numpy/__init__.py": True,
    "numpy/_core/_multiarray_tests.so": True,
    "numpy/testing/_private/utils.py": True,
    "comm-0.2.3.dist-info/METADATA": True,
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf": True,
    "numpy/testing/tests/test_utils.py": False,
    "pandas/tests/frame/test_api.py": False,
    "pandas/conftest.py": False,
    "matplotlib/mpl-data/sample_data/goog.npz": False,
    "numpy/_core/include/numpy/arrayobject.h": False,
    "numpy/__init__.pyi": False,
    "anywidget-0.9.18.data/data/share/x.js": False,
    "numpy/": False,
    "matplotlib/backends/backend_agg.py": True,
    "matplotlib/backends/backend_pdf.py": True,
    "IPython/testing/skipdoctest.py": True,
    "pygments/lexers/python.py": True,
    "pygments/lexers/_mapping.py": True,
    "PIL/_imaging.cpython-312-wasm32-emscripten.so": True,
    "fontTools/ttLib/tables/otData.py": False,
    "fonttools-4.51.0.dist-info/METADATA": False,
    "matplotlib/mpl-data/fonts/afm/cmex10.afm": False,
    "matplotlib/mpl-data/fonts/pdfcorefonts/Helvetica.afm": False,
    "matplotlib/testing/compare.py": False,
    "numpy/f2py/rules.py": False,
    "pygments/lexers/php.py": False,
    "PIL/_imagingft.cpython-312-wasm32-emscripten.so": False,
}


@pytest.mark.parametrize(("name", "wanted"), KEPT.items(), ids=KEPT)
def test_only_what_runs_is_kept(name, wanted):
    """Tests, headers, stubs, sample data and what no lesson reads stay out."""
    assert archive.keep(name) is wanted


def test_a_wheel_is_unpacked_without_its_tests(tmp_path):
    """Nothing else of the wheel is lost."""
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        for name in ("a/__init__.py", "a/tests/test_a.py"):
            wheel.writestr(name, "")
    archive.unpack(tmp_path / "a.whl", tmp_path / "to")
    assert [path.name for path in (tmp_path / "to").rglob("*.py")] == ["__init__.py"]


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two files, one below the other."""
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "b" / "two.py").write_text("2")
    (tmp_path / "in" / "one.py").write_text("1")
    return tmp_path / "in"


def test_times_and_rights_change_nothing(folder, tmp_path):
    """The same files give the same bytes, whoever made them and when."""
    (tmp_path / "again").mkdir()
    names = archive.write(folder, "packages", tmp_path)
    os.utime(folder / "one.py", (0, 0))
    (folder / "b" / "two.py").chmod(0o600)
    assert archive.write(folder, "packages", tmp_path / "again") == names
    assert (tmp_path / "again" / names[0]).read_bytes() == (tmp_path / names[0]).read_bytes()


def test_the_name_changes_with_the_content(folder, tmp_path):
    """A browser that keeps a file for ever never keeps the wrong one."""
    [first] = archive.write(folder, "packages", tmp_path)
    (folder / "one.py").write_text("other")
    [second] = archive.write(folder, "packages", tmp_path)
    assert first != second
    assert first.startswith("packages-")
    assert first.endswith(".tar.gz")


def test_the_archive_holds_files_in_order(folder, tmp_path):
    """The page's script reads plain files one after the other."""
    [name] = archive.write(folder, "packages", tmp_path)
    with tarfile.open(tmp_path / name) as tar:
        assert [entry.name for entry in tar if entry.isfile()] == ["b/two.py", "one.py"]


@pytest.mark.parametrize(
    ("sizes", "parted"),
    [
        ({}, []),
        ({"b": 4, "a": 6}, [["a", "b"]]),
        ({"a": 6, "b": 5}, [["a"], ["b"]]),
        ({"a": 1, "b": 30, "c": 1, "d": 9}, [["a"], ["b"], ["c", "d"]]),
    ],
)
def test_no_piece_is_larger_than_a_small_cache_keeps(sizes, parted):
    """Files go into pieces in order; one that is larger by itself has its own."""
    assert archive.pieces(sizes, most=10) == parted


def test_a_package_is_copied_without_what_is_cached(folder, tmp_path):
    """Bytecode of this computer and parts for a terminal stay out."""
    (folder / "b" / "__pycache__").mkdir()
    (folder / "b" / "__pycache__" / "two.pyc").touch()
    archive.copy_package(folder, tmp_path / "to", without=frozenset({"one.py"}))
    copied = [path.relative_to(tmp_path / "to").as_posix() for path in (tmp_path / "to").rglob("*")]
    assert sorted(copied) == ["b", "b/two.py"]
