// SPDX-License-Identifier: Apache-2.0
// The command line: the commands and their options as a table of contents, their help, and the exit codes.
#include <exception>
#include <functional>
#include <new>

#include <CLI/CLI.hpp>

#include <slope/codegen/tool/commands.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

constexpr const char* overview = R"(
Start with:
  slope list                                     the functions there are
  slope explain silu                             what one of them is
  slope explain silu --order 2                   its second derivative
  slope run silu x.npy -o y.npy                  y = silu(x)
  slope run silu x.npy dy.npy -o dx.npy --form backward

Exit codes: 0 done, 1 a check did not hold, 2 the request made no sense (one sentence says why).
`slope COMMAND --help` tells the rest.)";

constexpr const char* about_explain = R"(
The data sheet; with --order, --wrt or --format only the formula, or its derivative of order K by ARG.
  slope explain mish --order 2
  slope explain prelu --wrt a
  slope explain silu --type bf16                the data sheet of other kernels than those of f32, fast
  slope explain silu --accuracy                 ... of all, and their errors, measured now; --accuracy exact: only these
  slope explain silu --format stmt --type bf16  a kernel)";

constexpr const char* about_run = R"(
Inputs come in the order of the definition, learned parameters among them, then dy, then ddx; outputs in the order of
the C function:
  form              reads                    writes
  forward           x, learned               y
  backward          x, learned, dy           dx, learned gradients
  forward_backward  x, learned, dy           y, dx, learned gradients
  double_backward   x, learned, dy, ddx      gx, learned gradients, gdy
  derivative        x, learned               the K-th derivative (--order K, by default 1)
Arrays are .npy files, little-endian, in C order, of --type: f32 is <f4, f64 is <f8, f16 is <f2, bf16 is <u2.
Shapes must be equal; nothing is broadcast. The channels (prelu) or pieces (maxout) are along axis 1, or the only axis;
--axis K names another. A learned parameter has one number for each channel, or one for all. A gated function reads two
arrays. Output files appear all at once or not at all.
  slope run elu x.npy -o y.npy --set alpha=0.2
  slope run prelu x.npy a.npy dy.npy -o dx.npy da.npy --form backward)";

constexpr const char* about_verify = R"(
f, its derivative and the gradients of learned parameters, against the formula as it was written, in numbers of many
digits (MPFR) with derivatives by automatic differentiation. ULP: units in the last place of the correctly rounded
result. `of allowed`: the largest error over the allowed one. Exit code 1 if a promise is broken.

Every input there is (4,294,967,296 of f32), on several machines if need be; a command that was stopped goes on where it
was when it is given again. Of a named function of two inputs, every pair of f16 or bf16: an hour of one core. Every result
is held against what is proven of the formula, too: its range, Lipschitz constant, symmetry, and where it rises or falls.
--digest does that alone, in a minute.
  slope verify silu --exhaustive
  slope verify --exhaustive --shard 1/2          ... and --shard 2/2 elsewhere
  slope verify --merge verify-*-of-2.json
  slope verify --merge verify-*.json --table exhaustive.md      ... of any number of such runs)";

constexpr const char* about_bench = R"(
Each CPU kernel runs on one core in turns with a copy (memcpy) of as many bytes as it reads and writes; `of a copy` is
the median of the copy's time over the kernel's: 1.00 is as fast as a copy.)";

// What CLI11 reports, as one sentence; for a misspelled word with the nearest that is known.
[[noreturn]] void refuse_arguments(const CLI::App& app, const CLI::ParseError& wrong) {
  const auto chosen = app.get_subcommands();
  const CLI::App& where = chosen.empty() ? app : *chosen.front();
  const std::vector<std::string> rest = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&wrong) && !rest.empty()) {
    std::vector<std::string> names;
    if (chosen.empty())
      for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(sub->get_name());
    else
      for (const CLI::Option* o : where.get_options())
        names.push_back(o->get_name());
    refuse_unknown(chosen.empty() ? "no command is called" : where.get_name() + " does not know",
                   rest.front(), name_list(names.begin(), names.end()));
  }
  refuse("{}; see slope {}{}--help", wrong.what(), chosen.empty() ? "" : where.get_name(),
         chosen.empty() ? "" : " ");
}

class command_line {
public:
  explicit command_line(const inventory& all) : all_(all) {
    app_.name("slope");
    app_.require_subcommand(0, 1);
    app_.footer(overview);
    app_.set_help_flag("-h,--help", "this text");
    app_.get_formatter()->column_width(30);
    app_.get_formatter()->label("SUBCOMMAND", "COMMAND");
    add_list(), add_explain(), add_run(), add_verify(), add_bench();
  }

  int run(int count, char** arguments) {
    try {
      app_.parse(count, arguments);
    } catch (const CLI::Success& asked_for_help) {
      return app_.exit(asked_for_help);
    } catch (const CLI::ParseError& wrong) {
      refuse_arguments(app_, wrong);
    }
    if (!chosen_)
      refuse("which command? list, explain, run, verify or bench; see slope --help");
    return chosen_();
  }

private:
  static constexpr std::string_view no_value = "true"; // what CLI11 gives for an option without one

  template <class Request>
  CLI::App& command(const char* name, const char* what, const char* more,
                    int (*act)(const inventory&, const Request&), const Request& asked) {
    CLI::App& sub = *app_.add_subcommand(name, what);
    sub.group("Commands");
    sub.footer(more);
    sub.callback([this, act, &asked] { chosen_ = [this, act, &asked] { return act(all_, asked); }; });
    return sub;
  }

  static void add_number(CLI::App& c, std::string& type, std::string& accuracy) {
    c.add_option("--type", type, "f32, f64, f16 or bf16; f32 if not given")->option_text("TYPE");
    c.add_option("--accuracy", accuracy, "fast or exact; fast if not given")->option_text("ACCURACY");
  }

  void add_list() {
    CLI::App& c = command("list", "the functions of this catalogue", "", list, list_);
    c.add_flag("--json", list_.json, "with all arguments and kernels, for programs");
  }

  void add_explain() {
    CLI::App& c = command("explain", "the data sheet, the formula or a derivative of a function",
                          about_explain, explain, explain_);
    c.add_option("NAME", explain_.name, "a function; see slope list")->required();
    c.add_option("--order", explain_.order, "of the derivative; 0 is the function itself")->option_text("K");
    c.add_option("--wrt", explain_.wrt, "the argument to derive by; the first one if not given")
        ->option_text("ARG");
    c.add_option("--format", explain_.format, joined(formats()))->option_text("FORMAT");
    c.add_option("--type", explain_.type, "of the kernels: f32, f64, f16 or bf16")->option_text("TYPE");
    const auto tier = [this](const std::string& given) { explain_.accuracy = given == no_value ? "" : given; };
    c.add_option_function<std::string>("--accuracy", tier,
                                       "fast or exact, or both: the errors in the data sheet, measured now; of "
                                       "--format stmt: which kernel")
        ->expected(0, 1)
        ->option_text("[ACCURACY]");
  }

  void add_run() {
    CLI::App& c = command("run", "apply a kernel to arrays in .npy files", about_run, slope::tool::run, run_);
    kernel_choice& k = run_.kernel;
    c.add_option("NAME", run_.name, "a function; see slope list")->required();
    c.add_option("IN", run_.inputs, "the arrays to read")->option_text("IN.npy ...");
    c.add_option("-o,--output", run_.outputs, "the arrays to write")->option_text("OUT.npy ...");
    c.add_option("--form", run_.form, "what to compute, see below; forward if not given")
        ->option_text("FORM");
    c.add_option("--order", run_.order, "of --form derivative")->option_text("K");
    c.add_option("--set", run_.settings, "a value for a scalar parameter, as alpha=0.2; may be repeated")
        ->option_text("ARG=NUMBER")
        ->expected(1)
        ->take_all();
    add_number(c, k.type, k.accuracy);
    c.add_option("--target", k.target,
                 "cpu, or one of its levels sse41, avx2, avx512, or a device: opencl, cuda")
        ->option_text("TARGET");
    c.add_option("--axis", run_.axis, "of the channels or pieces")->option_text("K");
    c.add_option("--threads", run_.threads, "at most; 0 is one a core")->option_text("N");
    c.add_option("--kinks", run_.kinks,
                 "what the derivative is at a kink: formula, the branch selected there")
        ->option_text("WHOSE");
  }

  void add_verify() {
    CLI::App& c = command("verify", "measure the error of the kernels", about_verify, verify, verify_);
    c.add_option("NAME", verify_.names, "functions; all if none is named")->option_text("NAME ...");
    add_number(c, verify_.type, verify_.accuracy);
    c.add_option(
         "--points", verify_.points,
         "about so many inputs for each function; all of f16 and bf16, 16384 of f32 and f64 if not given")
        ->option_text("N");
    c.add_option("--target", verify_.target,
                 "cpu, or one of its levels sse41, avx2, avx512, or a device: opencl, cuda")
        ->option_text("TARGET");
    c.add_option("--json", verify_.json, "write the numbers here")->option_text("FILE");
    c.add_flag("--exhaustive", verify_.exhaustive,
               "f and f' for every input of the type, f32, f16 or bf16; of two inputs every pair, f16 or bf16");
    c.add_flag("--digest", verify_.digest,
               "only a hash of all results of f and f', to compare targets and threads, and what is proven of them");
    c.add_option("--shard", verify_.shard, "only the I-th of N parts of the inputs")->option_text("I/N");
    c.add_option("--state", verify_.state, "where to keep what is done; verify-NAME-....json if not given")
        ->option_text("FILE");
    c.add_option("--threads", verify_.threads, "of --exhaustive and --digest; one a core if not given")
        ->option_text("N");
    c.add_option("--merge", verify_.merge, "the state files of all shards, as one result; with --table, of several runs")
        ->option_text("FILE ...");
    c.add_option("--table", verify_.table, "write all types and accuracies of the functions, or what --merge gives, as Markdown")
        ->option_text("FILE");
  }

  void add_bench() {
    CLI::App& c = command("bench", "the speed of the kernels beside a copy", about_bench, bench, bench_);
    c.add_option("NAME", bench_.names, "functions; all if none is named")->option_text("NAME ...");
    c.add_option("--size", bench_.size,
                 "cache (256 KiB an array), memory (64 MiB an array), or a number of elements")
        ->option_text("SIZE");
    c.add_option("--type", bench_.type, "only kernels of f32, f64, f16 or bf16")->option_text("TYPE");
    c.add_option("--accuracy", bench_.accuracy, "only fast or exact ones")->option_text("ACCURACY");
    c.add_flag("--peers", bench_.peers, "other libraries too");
    c.add_option("--json", bench_.json, "write the numbers here")->option_text("FILE");
  }

  const inventory& all_;
  CLI::App app_{"Activation functions: formulas, derivatives, kernels."};
  std::function<int()> chosen_;
  list_request list_;
  explain_request explain_;
  run_request run_;
  verify_request verify_;
  bench_request bench_;
};

} // namespace

int command(std::vector<codegen::definition> definitions, const kernels_library& library, int count,
            char** arguments) try {
  const inventory all{std::move(definitions), library};
  const int code = command_line(all).run(count, arguments);
  if (std::fflush(stdout) != 0)
    refuse("cannot write to the standard output");
  return code;
} catch (const refusal& why) {
  fmt::print(stderr, "slope: {}\n", why.what());
  return 2;
} catch (const std::bad_alloc&) {
  fmt::print(stderr, "slope: out of memory\n");
  return 2;
} catch (const std::exception& unexpected) {
  fmt::print(stderr, "slope: {}\n", unexpected.what());
  return 2;
}

} // namespace slope::tool
