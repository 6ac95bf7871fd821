// SPDX-License-Identifier: Apache-2.0
// The only place that runs Halide's compiler.
#include <slope/codegen/compile.hpp>

#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>

#include <unistd.h>

#include <fmt/format.h>

#include <slope/codegen/parallel.hpp>
#include <slope/codegen/schedule/schedule.hpp>

namespace slope::codegen {
namespace {

namespace fs = std::filesystem;

Halide::Module module_of(const pipeline_job& job) {
  kernel_pipeline p = make_pipeline(*job.what, job.kind, job.symbol, job.on_device);
  const Halide::Target target(job.target);
  if (job.on_device)
    schedule_for_gpu(p);
  else
    schedule_for_cpu(p, target);
  return Halide::Pipeline(p.outputs).compile_to_module(p.arguments, job.symbol, target, Halide::LinkageType::ExternalPlusArgv);
}

// A folder of our own that is gone when we are, however we end.
class scratch {
 public:
  explicit scratch(fs::path place) : path(std::move(place)) { fs::create_directories(path); }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  ~scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  const fs::path path;
};

std::string text_of(const pipeline_job& job, Halide::OutputFileType kind, const char* ending) {
  const scratch folder(fs::temp_directory_path() / fmt::format("slope_{}_{}", job.symbol, ::getpid()));
  const fs::path file = folder.path / ending;
  module_of(job).compile({{kind, file.string()}});
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void compile_archive(const std::vector<pipeline_job>& jobs, const fs::path& archive, int threads,
                     const std::function<void(std::size_t)>& progress) {
  const scratch folder(archive.string() + fmt::format(".{}.objects", ::getpid()));
  std::vector<std::string> objects;
  for (const pipeline_job& job : jobs) objects.push_back((folder.path / (job.symbol + ".o")).string());

  std::mutex mutex;
  std::size_t done = 0;
  parallel(jobs.size(), threads, [&](std::size_t n) {
    try {
      module_of(jobs[n]).compile({{Halide::OutputFileType::object, objects[n]}});
    } catch (const std::exception& e) {
      throw std::runtime_error(fmt::format("{}: {}", jobs[n].symbol, e.what()));
    }
    const std::lock_guard lock(mutex);
    progress(++done);
  });

  const std::string whole = (folder.path / "whole.a").string();
  Halide::create_static_library(objects, Halide::Target(jobs.front().target), whole);
  fs::rename(whole, archive);
}

void compile_runtime(const std::string& target, const fs::path& archive) {
  const fs::path part = archive.string() + fmt::format(".{}.a", ::getpid());
  Halide::compile_standalone_runtime({{Halide::OutputFileType::static_library, part.string()}}, Halide::Target(target));
  fs::rename(part, archive);
}

std::string statement_of(const pipeline_job& job) { return text_of(job, Halide::OutputFileType::stmt, "stmt"); }
std::string device_code_of(const pipeline_job& job) { return text_of(job, Halide::OutputFileType::device_code, "code"); }

}  // namespace slope::codegen
