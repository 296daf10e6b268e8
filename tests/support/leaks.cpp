// What LeakSanitizer asks for when it is there. OpenMP keeps its threads, and what they own, until the end of the
// program.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:gomp_malloc\nleak:libomp.so\n"; }

extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
