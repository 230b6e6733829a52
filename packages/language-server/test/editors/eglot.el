;;; Opens a story, waits for diagnostics, takes a code action, renames somebody; writes what happened as JSON.  -*- lexical-binding: t -*-
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)

(defvar stet-seen nil)
(setq make-backup-files nil
      auto-save-default nil
      eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0
      flymake-no-changes-timeout nil)
;; What the docs tell people to write.
(load (getenv "STET_SETUP"))

(defun stet-wait (what)
  (let ((until (+ (float-time) 20)))
    (while (and (not (funcall what)) (< (float-time) until))
      (accept-process-output nil 0.05))
    (unless (funcall what) (error "waited in vain"))))

(defun stet-keep (key value) (push (cons key value) stet-seen))

(condition-case problem
    (with-current-buffer (find-file-noselect (getenv "STET_STORY"))
      (text-mode)
      (setq-local project-find-functions (list (lambda (folder) (cons 'transient folder))))
      (apply #'eglot--connect (eglot--guess-contact))
      (eglot--maybe-activate-editing-mode)
      (stet-wait #'eglot-managed-p)
      (flymake-mode 1)
      (stet-wait (lambda () (or eglot--diagnostics (flymake-diagnostics))))
      (flymake-start)
      (stet-wait #'flymake-diagnostics)
      (stet-keep 'opened (vconcat (mapcar (lambda (each) (flymake-diagnostic-text each)) (flymake-diagnostics))))
      (let* ((server (eglot-current-server))
             (wrong (seq-find (lambda (each) (string-match-p "two ways" (flymake-diagnostic-text each))) (flymake-diagnostics)))
             (actions (jsonrpc-request server :textDocument/codeAction
                                       `(:textDocument ,(eglot--TextDocumentIdentifier)
                                         :range (:start ,(eglot--pos-to-lsp-position (flymake-diagnostic-beg wrong))
                                                 :end ,(eglot--pos-to-lsp-position (flymake-diagnostic-end wrong)))
                                         :context (:diagnostics [])))))
        (stet-keep 'actions (vconcat (mapcar (lambda (each) (plist-get each :title)) actions)))
        (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit))
        (stet-keep 'changed (buffer-string))
        (goto-char (+ (point-min) 8))
        ;; A person waits longer than a script, and eglot sends changes when it is idle.
        (eglot--signal-textDocument/didChange)
        (eglot-rename "Ilse Brandt")
        (stet-keep 'renamed (buffer-string)))
      (set-buffer-modified-p nil))
  (error (stet-keep 'problem (error-message-string problem))))

(with-temp-file (getenv "STET_OUT")
  (insert (json-encode stet-seen)))
(kill-emacs 0)
