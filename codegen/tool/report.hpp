// SPDX-License-Identifier: Apache-2.0
// The results of verify and bench as a JSON file, whole or not at all.
#pragma once
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include <slope/codegen/tool/output_files.hpp>

namespace slope::tool {

class report {
public:
  using json = nlohmann::ordered_json;

  /// Empty: nothing is written. A file that cannot be written is refused now, before the work.
  explicit report(const std::string& file) {
    if (!file.empty())
      files_ = std::make_unique<output_files>(std::vector<std::filesystem::path>{file});
  }

  json& rows() { return rows_; }

  void write(json head) {
    if (!files_)
      return;
    head["rows"] = rows_;
    const std::string text = head.dump(2) + "\n"; // not a number is null
    std::fwrite(text.data(), 1, text.size(), files_->stream(0));
    files_->commit();
  }

private:
  std::unique_ptr<output_files> files_;
  json rows_ = json::array();
};

} // namespace slope::tool
