#include "cli/run.hpp"

int main(int argc, char** argv) { return bibconv::cli::run(argc, argv); }
