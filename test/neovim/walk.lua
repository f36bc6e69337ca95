-- Another editor on the same server: open → diagnostics → code action → completion, over stdio.
-- Run by test/neovim/run.mjs as: nvim --headless --clean -c "luafile test/neovim/walk.lua"
local draft, server = os.getenv("GOUJI_DRAFT"), os.getenv("GOUJI_SERVER")
local failed = 0

local function check(name, ok, seen)
  if not ok then failed = failed + 1 end
  io.stdout:write((ok and "ok " or "not ok ") .. name .. (ok and "" or ": " .. vim.inspect(seen)) .. "\n")
end

vim.cmd("edit " .. vim.fn.fnameescape(draft))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = "gouji", cmd = { os.getenv("GOUJI_NODE"), server, "--stdio" }, root_dir = vim.fn.fnamemodify(draft, ":h") })
assert(id, "the server did not start")
vim.bo[buffer].filetype = "markdown"
vim.lsp.buf_attach_client(buffer, id)

local function diagnostics(code)
  return vim.tbl_filter(function(one) return one.code == code end, vim.diagnostic.get(buffer))
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
  return answers and answers[id] and answers[id].result
end

local function document() return { uri = vim.uri_from_bufnr(buffer) } end

vim.wait(20000, function() return #diagnostics("balance") > 0 end, 20)
local balance = diagnostics("balance")[1]
check("the wrong total is found", balance ~= nil and balance.source == "勾稽", vim.diagnostic.get(buffer))

if balance then
  local lsp = balance.user_data.lsp
  local place = { line = balance.lnum, character = balance.col }
  local range = lsp.range or { start = place, ["end"] = place }
  local actions = ask("textDocument/codeAction", { textDocument = document(), range = range, context = { diagnostics = {} } }) or {}
  local action = vim.tbl_filter(function(one) return one.edit ~= nil and one.title:find("改为") ~= nil end, actions)[1]
  check("a code action suggests the right figure", action ~= nil, actions)
  if action then
    vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
    vim.wait(20000, function() return #diagnostics("balance") == 0 end, 20)
    check("applied, the finding is gone", #diagnostics("balance") == 0, diagnostics("balance"))
  end
end

local last = vim.api.nvim_buf_line_count(buffer)
vim.api.nvim_buf_set_lines(buffer, last, last, false, { "", "根据《" })
vim.wait(200)
local completion = ask("textDocument/completion", { textDocument = document(), position = { line = last + 1, character = 3 } })
local items = completion and (completion.items or completion) or {}
local regulation = vim.tbl_filter(function(one) return one.label:find("政府信息公开条例") ~= nil end, items)
check("after 《 the Regulation is offered", #regulation > 0, items)

vim.lsp.stop_client(id)
vim.wait(5000, function() return vim.lsp.client_is_stopped(id) end, 20)
check("the server ends with its client", vim.lsp.client_is_stopped(id), "still running")
vim.cmd(failed == 0 and "qall!" or "cquit 1")
