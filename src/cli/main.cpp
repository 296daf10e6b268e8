#include <cstdlib>

#include "cli/run.hpp"

// A thread that has nothing to do sleeps: by turning on the spot it would take from the ones that work. OpenMP asks
// for that once, before main.
__attribute__((constructor(101))) static void let_threads_sleep() { setenv("OMP_WAIT_POLICY", "passive", 0); }

int main(int argc, char** argv) { return bibconv::cli::run(argc, argv); }
