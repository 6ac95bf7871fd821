// SPDX-License-Identifier: Apache-2.0
// The generator's command line, its progress, and the order in which it writes: what can be refused is refused first.
#include <slope/codegen/generate.hpp>

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <slope/codegen/emit/derivatives.hpp>
#include <slope/codegen/emit/emit.hpp>
#include <slope/codegen/library.hpp>

namespace slope::codegen {
namespace {

namespace fs = std::filesystem;

class progress {
 public:
  explicit progress(std::size_t all) : all_(all), on_terminal_(::isatty(STDERR_FILENO)) {}
  void operator()(std::size_t done) {
    if (!on_terminal_) return;
    fmt::print(stderr, "\r  {} of {} pipelines{}", done, all_, done == all_ ? "\n" : "");
    std::fflush(stderr);
  }
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::size_t all_;
  bool on_terminal_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void write_text(const emit::library& l, const fs::path& folder, const std::string& name) {
  emit::write_file(folder / (name + ".h"), emit::c_header(l));
  emit::write_file(folder / (name + ".hpp"), emit::cpp_header(l));
  emit::write_file(folder / (name + "_table.cpp"), emit::table(l));
  emit::write_file(folder / (name + ".map"), emit::exports(l));
  emit::write_file(folder / "catalogue.json", emit::catalogue_json(l));
}

// Before the long work.
void require_writable(const fs::path& folder) {
  const fs::path probe = folder / ".slope_writable";
  emit::write_file(probe, "");
  fs::remove(probe);
}

void write_device_code(const library_plan& plan, const fs::path& folder) {
  for (const pipeline_job& job : plan.jobs)
    if (job.on_device) emit::write_file(folder / "device_code" / (job.symbol + (job.target.find("cuda") != std::string::npos ? ".ptx" : ".cl")), device_code_of(job));
}

}  // namespace

int generate(const std::vector<definition>& catalogue, int count, char** arguments) {
  library_request request;
  std::string out, cpu(families[0].name);
  std::vector<std::string> types = {"f32"}, accuracy = {"fast"}, device_types, device_accuracy;
  bool device_code = false;
  request.targets = {"cpu"};
  CLI::App app("Compiles the kernels of a catalogue of activation functions: headers, a table and archives.");
  app.add_option("--prefix", request.prefix, "of the C names; the C++ namespace")->required();
  app.add_option("--include", request.include, "how the header is included, without .h: slope/kernels")->required();
  app.add_option("--out", out, "the folder to write into")->required();
  app.add_option("--command", request.command, "the command that the files name as their maker")->required();
  const auto is_type = CLI::IsMember(names_of(element_types)), is_accuracy = CLI::IsMember(names_of(accuracies));
  app.add_option("--types", types, "f32, f64, f16, bf16")->delimiter(',')->check(is_type);
  app.add_option("--accuracy", accuracy, "fast, exact: of the types that have both")->delimiter(',')->check(is_accuracy);
  app.add_option("--device-types", device_types, "only these on opencl and cuda")->delimiter(',')->check(is_type);
  app.add_option("--device-accuracy", device_accuracy, "only these on opencl and cuda")->delimiter(',')->check(is_accuracy);
  app.add_option("--targets", request.targets, "cpu, opencl, cuda")->delimiter(',')->check(CLI::IsMember({"cpu", "opencl", "cuda"}));
  app.add_option("--cpu", cpu, "x86-64 or arm-64")->check(CLI::IsMember({"x86-64", "arm-64"}));
  app.add_option("--jobs", request.jobs, "pipelines compiled at a time")->check(CLI::Range(1, 256));
  app.add_flag("--unpromised", request.unpromised, "kernels too of which no program keeps the promise; else they are left out, with a warning");
  app.add_flag("--device-code", device_code, "also write the devices' code as text, into device_code/");
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  try {
    for (const family& f : families)
      if (f.name == cpu) request.cpu = f;
    request.numbers = numbers_of(types, accuracy);
    request.device_numbers = numbers_of(device_types.empty() ? types : device_types, device_accuracy.empty() ? accuracy : device_accuracy);
    emit::check({request.prefix, request.include, request.command, {}});
    require_writable(out);
    const library_plan plan = plan_library(catalogue, request);
    for (const std::string& w : plan.warnings) fmt::print(stderr, "slope: warning: {}\n", w);
    const std::string name = fs::path(request.include).filename();
    write_text(plan.description, out, name);
    emit::write_file(fs::path(out) / "derivatives.md", emit::derivatives(catalogue, request.command));
    progress shown(plan.jobs.size());
    compile_archive(plan.jobs, fs::path(out) / fmt::format("lib{}_pipelines.a", name), request.jobs, std::ref(shown));
    compile_runtime(plan.runtime_target, fs::path(out) / "halide_runtime.a");
    if (device_code) write_device_code(plan, out);
    fmt::print(stderr, "Slope: {} functions, {} pipelines, {:.1f} s\n", catalogue.size(), plan.jobs.size(), shown.seconds());
    return 0;
  } catch (const std::invalid_argument& e) {
    fmt::print(stderr, "slope: {}\n", e.what());
    return 2;
  } catch (const std::exception& e) {
    fmt::print(stderr, "slope: {}\n", e.what());
    return 1;
  }
}

}  // namespace slope::codegen
