#include <csignal>
#include <cstdlib>

#include "cli/last_resort.hpp"
#include "cli/run.hpp"

// Before anything else of this program, since memory may be missing even for what is made before main.
//
// A thread that has nothing to do sleeps: by turning on the spot it would take from the ones that work. OpenMP asks
// for that once, before main.
__attribute__((constructor(101))) static void begin() {
    bibconv::cli::prepare_for_the_worst();
    setenv("OMP_WAIT_POLICY", "passive", 0);
    // A file that has reached the limit for its size is told as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
}

int main(int argc, char** argv) { return bibconv::cli::regular_end(bibconv::cli::run(argc, argv)); }
