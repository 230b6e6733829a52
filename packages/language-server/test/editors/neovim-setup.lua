-- Runs what the docs tell people to write, and writes what a story gets then as JSON.
local out, story = vim.env.STET_OUT, vim.env.STET_STORY
-- Neovim 0.7, which Debian has, lacks what 0.8 brought.
vim.fs = vim.fs or {
  dirname = function(path) return path and vim.fn.fnamemodify(path, ':h') end,
  find = function() return {} end,
}
vim.lsp.start = vim.lsp.start or function(config)
  local client = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(vim.api.nvim_get_current_buf(), client)
end
vim.api.nvim_create_autocmd = vim.api.nvim_create_autocmd or error('Neovim is too old')
dofile(vim.env.STET_SETUP)
vim.cmd('filetype on')
vim.cmd('edit ' .. vim.fn.fnameescape(story))
local found = vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 10)
local messages = vim.tbl_map(function(diagnostic) return diagnostic.message end, vim.diagnostic.get(0))
vim.fn.writefile({vim.fn.json_encode({opened = messages, problem = not found and 'waited in vain' or nil})}, out)
vim.cmd('qall!')
