// The program: its composition, and which kinds of jobs it runs.

#include "composition.h"

int main(int argc, char** argv) { return langqiao::cli::run(argc, argv, langqiao::composition({})); }
