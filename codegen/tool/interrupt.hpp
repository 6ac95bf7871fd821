// SPDX-License-Identifier: Apache-2.0
// A signal that asks long work to stop, heard when the work has come to a good place.
#pragma once

namespace slope::tool {

/// SIGINT, SIGTERM and SIGHUP, while it lives.
class interrupt {
public:
  interrupt();
  interrupt(const interrupt&) = delete;
  interrupt& operator=(const interrupt&) = delete;
  ~interrupt(); ///< what was done before on these signals is done again

  int signal() const;             ///< 0: none came
  static void end_by(int signal); ///< as if nobody had listened, so that the parent sees what ended us
};

} // namespace slope::tool
