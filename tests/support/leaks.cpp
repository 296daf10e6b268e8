// OpenMP keeps its threads, and what they own, until the end of the program.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:gomp_malloc\nleak:libomp.so\n"; }
