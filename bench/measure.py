"""What one run of a command costs, as the kernel counts it."""

import ctypes
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

TIME_LIMIT = 60  # seconds

PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Cost:
    cpu: float  # seconds, user + system
    memory: int  # bytes, of the largest process at its largest
    wall: float
    failure: str = ""  # why it did not do its work; empty when it did


def adopt_orphans():
    """From now on the kernel gives this process the children that its children leave behind. See `run`."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command, accepted=(0,), limit=TIME_LIMIT):
    """Runs the command to its end, with nothing to read from the standard input; what it says goes nowhere.

    A process inherits the peak memory of the one that starts it, and Python's is larger than that of a small
    command. So a shell starts the command and goes, and the command is left to us as an orphan. The shell turns
    into `echo`, which cannot take away the exit status of a command that has ended already.
    """
    begin = time.monotonic()
    shell = subprocess.Popen(["/bin/sh", "-c", '"$@" >/dev/null 2>&1 & exec /bin/echo $!', "sh", *command],
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True)
    pid = int(shell.stdout.readline())
    shell.stdout.close()
    shell.wait()
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(shell.pid, signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.daemon = True
    timer.start()
    try:
        _, status, usage = os.wait4(pid, 0)
    finally:
        timer.cancel()
    wall = time.monotonic() - begin
    code = os.waitstatus_to_exitcode(status)
    failure = ""
    if late.is_set():
        failure = f"> {limit} s"
    elif code not in accepted:
        failure = f"killed by signal {-code}" if code < 0 else f"fails ({code})"
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, wall, failure)
