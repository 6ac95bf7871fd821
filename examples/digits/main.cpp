// SPDX-License-Identifier: Apache-2.0
// digits: trains small networks on handwritten digits through Slope's kernels, and shows what the note on
// ReLU claims.
#include "experiments.hpp"
#include "report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unistd.h>

namespace {

struct options {
  std::string data = DIGITS_DATA, report;
  int epochs = 20;
  unsigned seed = 1;
  bool quick = false;
};

/// On a terminal one line that is written over; in a pipe nothing.
void show_progress(const std::string& text) {
  if (!isatty(2))
    return;
  fmt::print(stderr, "\r\033[K{}", text);
  std::fflush(stderr);
}

void run(const options& o) {
  using namespace digits;
  const auto start = std::chrono::steady_clock::now();
  const laboratory lab{
      read_digits(o.data, o.seed), o.epochs, o.seed, o.quick ? 1 : 3, o.quick, show_progress};
  if (!o.report.empty())
    check_folder(o.report);
  findings f;
  for (const auto experiment :
       {values_and_derivatives, training, non_linearity, gradients_by_depth, moments_by_depth,
        initialisation_scales, dying_units, unbounded_outputs, cost})
    experiment(lab, f);
  show_progress("");
  std::ranges::stable_sort(f.claims, {}, place_in_note);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::string subtitle = fmt::format(
      "{} digits to train on, {} to test; every activation, forward and backward, is a kernel that Slope "
      "generated from its formula. Seed {}, {} epochs{}, {:.0f} seconds.",
      lab.digits.train.size(), lab.digits.test.size(), o.seed, o.epochs, o.quick ? ", quick" : "", seconds);
  print(f);
  fmt::print("\n  {}\n", subtitle);
  if (!o.report.empty())
    fmt::print("  report: {}\n", write_report(o.report, html(f, subtitle)).string());
}

} // namespace

int main(int argc, char** argv) {
  options o;
  CLI::App app{"Small networks on 1,797 handwritten digits, trained through Slope's generated kernels."};
  app.add_option("--data", o.data, "the digits, .csv or .csv.gz")->capture_default_str();
  app.add_option("--report", o.report, "folder for report.html");
  auto* epochs = app.add_option("--epochs", o.epochs, "epochs of training")
                     ->capture_default_str()
                     ->check(CLI::Range(2, 1000));
  app.add_option("--seed", o.seed, "of the split, the weights and the order")->capture_default_str();
  app.add_flag("--quick", o.quick, "one seed and few epochs: a look, not a measurement");
  try {
    app.parse(argc, argv);
    if (o.quick && epochs->count() == 0)
      o.epochs = 4;
    run(o);
    return 0;
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0)
      return app.exit(e); // --help
    fmt::print(stderr, "digits: {}\n", e.what());
    return 2;
  } catch (const digits::refusal& e) {
    show_progress("");
    fmt::print(stderr, "digits: {}\n", e.what());
    return 2;
  } catch (const std::exception& e) {
    show_progress("");
    fmt::print(stderr, "digits: {}\n", e.what());
    return 1;
  }
}
