-- Opens a story, waits for diagnostics, takes a code action, renames somebody, undoes all; writes what happened as JSON.
local server, story, out = vim.env.STET_SERVER, vim.env.STET_STORY, vim.env.STET_OUT
local published
local client = vim.lsp.start_client({
  name = 'stet',
  cmd = {vim.env.STET_NODE, server, '--stdio'},
  root_dir = vim.fn.fnamemodify(story, ':h'),
  flags = {debounce_text_changes = 0},
  handlers = {
    ['textDocument/publishDiagnostics'] = function(_, result) published = result end,
  },
})
vim.cmd('edit ' .. vim.fn.fnameescape(story))
local buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, client)

local function waitFor(what)
  if not vim.wait(20000, what, 10) then error('waited in vain') end
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  return answers[client].result
end
local function text()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n') .. '\n'
end
local function marks()
  return #published.diagnostics
end

local ok, problem = pcall(function()
  waitFor(function() return published and marks() > 0 end)
  local seen = {opened = published.diagnostics}
  local wrong
  for _, diagnostic in ipairs(published.diagnostics) do
    if diagnostic.code == 'names-spelling' then wrong = diagnostic end
  end
  local document = {uri = vim.uri_from_bufnr(buffer)}
  local place = {textDocument = document, position = wrong.range.start}
  seen.hover = ask('textDocument/hover', place).contents.value
  local definition = ask('textDocument/definition', place)
  seen.definition = definition.range or definition[1].targetSelectionRange
  local actions = ask('textDocument/codeAction', {textDocument = document, range = wrong.range, context = {diagnostics = {wrong}}})
  seen.actions = vim.tbl_map(function(action) return action.title end, actions)
  local chosen = actions[1]
  if not chosen.edit then chosen = ask('codeAction/resolve', chosen) end
  published = nil
  vim.lsp.util.apply_workspace_edit(chosen.edit, 'utf-16')
  seen.changed = text()
  waitFor(function() return published end)
  seen.afterAction = published.diagnostics
  -- What a script does is undone as one, unless it says where a change ends.
  vim.cmd('let &undolevels = &undolevels')
  local edit = ask('textDocument/rename', {textDocument = document, position = {line = 0, character = 8}, newName = 'Ilse Brandt'})
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  seen.renamed = text()
  vim.cmd('write')
  vim.cmd('undo')
  seen.undone = text()
  vim.cmd('undo')
  vim.cmd('write')
  published = nil
  waitFor(function() return published and marks() > 0 end)
  seen.afterUndo = published.diagnostics
  vim.fn.writefile({vim.fn.json_encode(seen)}, out)
end)
if not ok then vim.fn.writefile({vim.fn.json_encode({problem = tostring(problem)})}, out) end
vim.cmd('qall!')
