// The program: its composition, and which kinds of jobs it runs.

#include "composition.h"
#include "service/json/quota_plans.h"

int main(int argc, char** argv) {
  using namespace langqiao;
  return cli::run(argc, argv, composition({service::quota_plan_kind()}));
}
