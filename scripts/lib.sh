# Shared by the scripts here; sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release
clang_build=$root/build/fuzz
clang_options=()

packages=(g++ cmake ninja-build libpugixml-dev nlohmann-json3-dev libicu-dev libcli11-dev catch2 librapidcheck-dev pkg-config)

# Runs a command in silence; what it said is shown only when it fails.
quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "failed: $*" >&2
        return 1
    fi
    rm -f "$log"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs the Debian packages that are not there yet.
install_missing_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: CMake will say what is missing
    local package missing=()
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "installing: ${missing[*]}" >&2
    # A lock held by another apt is waited for.
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
    quietly as_root "${apt[@]}" update
    quietly as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"
}

# build_bibconv [target]: configures when that was not done before, and builds what is out of date.
build_bibconv() {
    # The packages are looked at only before the first build, so that the next ones begin at once.
    if [ ! -f "$build/build.ninja" ] && [ ! -f "$build/Makefile" ]; then
        install_missing_packages
        echo "building bibconv; this takes some minutes the first time" >&2
        # What has been configured before, if only half, keeps its generator.
        local generator=(-G Ninja)
        [ ! -f "$build/CMakeCache.txt" ] || generator=()
        (cd "$root" && quietly cmake --preset release "${generator[@]}")
    fi
    quietly cmake --build "$build" --target "${1:-all}"
}

fuzz_targets() { (cd "$root/tests/fuzz/targets" && printf '%s\n' *.cpp | sed 's/\.cpp$//'); }

# How programs of that build run: clang's OpenMP has a race of its own before version 19 (llvm-project#85963), which one
# thread does not meet.
one_thread=(env OMP_THREAD_LIMIT=1 KMP_WARNINGS=0)

# build_with_clang TARGET…: the targets of libFuzzer, or tests, with sanitizers that stop at the first fault.
build_with_clang() {
    packages+=(clang libclang-rt-14-dev libomp-dev)
    if [ ! -f "$clang_build/build.ninja" ]; then
        install_missing_packages
        [ -z "${CI:-}" ] || clang_options+=(-DCMAKE_CXX_FLAGS_DEBUG=-O1) # without what a debugger wants to know
        (cd "$root" && quietly cmake --preset fuzz -G Ninja -B "$clang_build" "${clang_options[@]}")
    fi
    quietly cmake --build "$clang_build" --target "$@"
}
