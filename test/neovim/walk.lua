-- Another editor on the same server: open → diagnostics → hover → code action → completion → end, over stdio.
-- Run by test/neovim/run.mjs as: nvim --headless --clean -c "luafile test/neovim/walk.lua"
-- For Neovim 0.7 (Debian 12) and later; where their interfaces differ, both are here.
local draft, server = os.getenv("GOUJI_DRAFT"), os.getenv("GOUJI_SERVER")
local failed, ended = 0, nil

local function check(name, ok, seen)
  if not ok then failed = failed + 1 end
  local said = ok and "" or ": " .. vim.inspect(seen):gsub("%s+", " ")
  io.stdout:write((ok and "ok " or "not ok ") .. name .. said .. "\n")
end

local function walk()
  vim.cmd("edit " .. vim.fn.fnameescape(draft))
  local buffer = vim.api.nvim_get_current_buf()
  local config = {
    name = "gouji",
    cmd = { os.getenv("GOUJI_NODE"), server, "--stdio" },
    root_dir = vim.fn.fnamemodify(draft, ":h"),
    on_exit = function(code) ended = code end,
  }
  vim.bo[buffer].filetype = "markdown"
  local id = (vim.lsp.start or vim.lsp.start_client)(config)
  assert(id, "the server did not start")
  vim.lsp.buf_attach_client(buffer, id)

  local function diagnostics(code)
    return vim.tbl_filter(function(one) return one.code == code end, vim.diagnostic.get(buffer))
  end

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    return answers and answers[id] and answers[id].result
  end

  -- Columns of the editor are bytes, those of the protocol UTF-16 units: it converts where the cursor stands.
  local function params_at(line, column)
    vim.api.nvim_win_set_cursor(0, { line + 1, column })
    return vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(id).offset_encoding)
  end

  vim.wait(20000, function() return #diagnostics("balance") > 0 end, 20)
  local balance = diagnostics("balance")[1]
  check("the wrong total is found, and nothing else", balance ~= nil and balance.source == "勾稽" and #vim.diagnostic.get(buffer) == 1, vim.diagnostic.get(buffer))
  if balance == nil then return end
  local here = params_at(balance.lnum, balance.col)

  local function beside()
    return vim.tbl_filter(function(one) return one.bufnr ~= buffer and one.code == "balance" end, vim.diagnostic.get(nil))
  end
  vim.wait(20000, function() return #beside() > 0 end, 20)
  check("so it is in the report beside it, which is not open", #beside() == 1, vim.diagnostic.get(nil))

  local hover = ask("textDocument/hover", here)
  check("hovering explains its sum", hover ~= nil and hover.contents.value:find("✗") ~= nil, hover)

  local range = { start = here.position, ["end"] = here.position }
  local asked = { textDocument = here.textDocument, range = range, context = { diagnostics = {} } }
  local actions = ask("textDocument/codeAction", asked) or {}
  local action = vim.tbl_filter(function(one) return one.edit ~= nil and one.title:find("改为") ~= nil end, actions)[1]
  check("a code action suggests the right figure", action ~= nil, actions)
  if action == nil then return end
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
  vim.wait(20000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
  check("applied, the finding is gone", #vim.diagnostic.get(buffer) == 0, vim.diagnostic.get(buffer))

  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { "", "根据《。" })
  -- On 。, that is behind 《: in normal mode the cursor stands on a character.
  local completion = ask("textDocument/completion", params_at(last + 1, #"根据《"))
  local items = completion and (completion.items or completion) or {}
  local regulation = vim.tbl_filter(function(one) return one.label:find("政府信息公开条例") ~= nil end, items)
  check("after 《 the Regulation is offered", #regulation > 0, items)

  if vim.fn.has("nvim-0.11") == 1 then
    vim.lsp.get_client_by_id(id):stop()
  else
    vim.lsp.stop_client(id)
  end
  vim.wait(5000, function() return ended ~= nil end, 20)
  check("the server ends with its client, in good order", ended == 0, ended or "still running")
end

-- What is thrown would leave the editor open, waiting for a key.
local ok, err = pcall(walk)
check("the walk comes to its end", ok, err)
vim.cmd(failed == 0 and "qall!" or "cquit 1")
