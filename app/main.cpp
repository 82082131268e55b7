#include <string>
#include <vector>

#include "app/cli/run.h"

int main(int argc, char** argv) {
  return kontor::cli::run(std::vector<std::string>(argv + 1, argv + argc));
}
