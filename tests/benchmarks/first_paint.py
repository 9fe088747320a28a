"""How much CPU time the terminal UI takes to its first paint, beside a bare Textual app of the same widgets.

Run by hand: `python tests/benchmarks/first_paint.py [RUNS]`. Each run is a process of its own in a pseudo-terminal of
120 by 40; what is counted is the user and system time of the whole process until the first screen has been written;
the least of the runs is the figure, since everything else a machine does only adds to it.
"""

from __future__ import annotations

import os
import pty
import sys
import textwrap

if {"-h", "--help"} & set(sys.argv):
    sys.exit(__doc__)
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 9

END = """
    def stop():
        import os, resource
        used = resource.getrusage(resource.RUSAGE_SELF)
        os.write(int(os.environ["FIGURE"]), f"{1000 * (used.ru_utime + used.ru_stime):.1f}".encode())
        os._exit(0)
"""

PYTHON = (
    END
    + """
    stop()
"""
)

# The same kinds and number of widgets in the same arrangement, with nothing of ours in them
BARE = (
    END
    + """
    from textual.app import App
    from textual.containers import Container
    from textual.scroll_view import ScrollView
    from textual.widget import Widget

    class Bare(App):
        CSS = '''
        .line { height: 1; width: 1fr; } #title { dock: top; } #keys { dock: bottom; } #audit { height: 2; }
        #lists { layout: horizontal; height: 1fr; } #topics { width: 31; } #articles { width: 1fr; }
        #preview { height: 1fr; } #enlarge { display: none; }
        '''
        def compose(self):
            yield Widget(id="title", classes="line")
            yield Widget(id="audit")
            yield Container(ScrollView(id="topics"), ScrollView(id="articles"), id="lists")
            yield ScrollView(id="preview")
            yield Widget(id="keys", classes="line")
            yield Widget(id="enlarge")
        def on_mount(self):
            self.call_after_refresh(stop)

    Bare().run()
"""
)

OURS = (
    END
    + """
    import framediff.tui.app as ours
    ours.FramediffApp._begin = lambda self: stop()  # what would follow the first paint
    import sys
    from framediff.__main__ import main
    sys.argv = ["framediff"]  # the whole command, as a reader gives it
    main()
"""
)


def figure(code: str) -> float:
    """Milliseconds of CPU of one process."""
    read, write = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        os.set_inheritable(write, True)  # noqa: FBT003 - the function's only argument
        environment = os.environ | {"FIGURE": str(write), "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
        os.execve(sys.executable, [sys.executable, "-c", textwrap.dedent(code)], environment)  # noqa: S606 - our own
    os.close(write)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the child has ended
        pass
    found = os.read(read, 64)
    os.close(read)
    os.close(terminal)
    os.waitpid(child, 0)
    return float(found)


def main() -> None:
    """Print the table."""
    programs = {"Python alone": PYTHON, "bare Textual app, same widgets": BARE, "framediff, first paint": OURS}
    least = dict.fromkeys(programs, float("inf"))
    for _ in range(RUNS):
        for name, code in programs.items():  # by turns, so that a busy minute falls on all
            least[name] = min(least[name], figure(code))
    sys.stdout.write("| CPU time, whole process, to | ms |\n| :-- | --: |\n")
    for name, value in least.items():
        sys.stdout.write(f"| {name} | {value:.0f} |\n")
    ours, bare = least["framediff, first paint"], least["bare Textual app, same widgets"]
    sys.stdout.write(f"| framediff above bare | {ours - bare:.0f} |\n")


if __name__ == "__main__":
    main()
