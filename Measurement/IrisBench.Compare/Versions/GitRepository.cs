using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.Compare.Versions;

/// <summary>A git repository, by the program <c>git</c>. Nothing is asked of it that changes its checkout or its index, and none of its
/// hooks runs.</summary>
internal sealed class GitRepository
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private GitRepository(string root) => Root = root;

    /// <summary>The folder of its checkout.</summary>
    public string Root { get; }

    /// <exception cref="CompareException">There is no git, or the folder is in no repository.</exception>
    public static async Task<GitRepository> OfAsync(string folder, CancellationToken cancellationToken)
    {
        var found = await RunAsync(folder, ["rev-parse", "--show-toplevel"], cancellationToken);
        return found is { ExitCode: 0 }
            ? new GitRepository(found.Output)
            : throw new CompareException($"{folder} is in no git repository, so there are no revisions: name two folders.");
    }

    /// <summary>The commit of a revision.</summary>
    /// <exception cref="CompareException">There is none.</exception>
    public async Task<string> CommitAsync(string revision, CancellationToken cancellationToken)
    {
        if (await TryCommitAsync(revision, cancellationToken) is { } commit)
            return commit;
        var isShallow = await AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken) is { Output: "true" };
        throw new CompareException($"{revision} is neither a folder nor a revision of {Root}"
            + (isShallow ? ", which is a shallow clone: 'git fetch --unshallow' brings the commits that it lacks." : "."));
    }

    /// <summary>The commit of a revision; null where the name is none.</summary>
    public async Task<string?> TryCommitAsync(string revision, CancellationToken cancellationToken)
        => await AskAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"], cancellationToken)
            is { ExitCode: 0 } found ? found.Output : null;

    /// <summary>The name of a revision that nothing else has, as <c>refs/tags/v1</c>, or its commit where it has none or several; null
    /// where the name is no revision.</summary>
    public async Task<string?> TryFullNameAsync(string revision, CancellationToken cancellationToken)
    {
        var commit = await TryCommitAsync(revision, cancellationToken);
        return commit is not null
            && await AskAsync(
                ["rev-parse", "--verify", "--quiet", "--symbolic-full-name", "--end-of-options", revision], cancellationToken)
                is { ExitCode: 0, Output.Length: > 0 } found ? found.Output : commit;
    }

    /// <summary>How many files of the checkout differ from its commit.</summary>
    /// <param name="others">Paths that do not count, with what is below them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<int> ChangedFilesAsync(IEnumerable<string> others, CancellationToken cancellationToken)
    {
        var excluded = others.Select(other => Path.GetRelativePath(Root, other))
            .Where(path => path != "." && !path.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(path))
            .Select(path => $":(exclude,top,literal){path}");
        return (await AskAsync(["status", "--porcelain", "--", ":(top)", .. excluded], cancellationToken)).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    /// <exception cref="CompareException">It cannot be checked out.</exception>
    public async Task AddWorktreeAsync(string path, string commit, CancellationToken cancellationToken)
    {
        var added = await AskAsync(["worktree", "add", "--quiet", "--detach", path, commit], cancellationToken);
        if (added.ExitCode != 0)
            throw new CompareException($"{commit[..10]} cannot be checked out into {path}: {added.Error}");
    }

    public async Task RemoveWorktreeAsync(string path)
    {
        await AskAsync(["worktree", "remove", "--force", "--force", path], CancellationToken.None);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private Task<Answer> AskAsync(string[] arguments, CancellationToken cancellationToken) => RunAsync(Root, arguments, cancellationToken);

    private static async Task<Answer> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var git = new Process { StartInfo = StartInfo(folder, arguments) };
            git.Start();
            try
            {
                var (output, error) = (git.StandardOutput.ReadToEndAsync(limit.Token), git.StandardError.ReadToEndAsync(limit.Token));
                await git.WaitForExitAsync(limit.Token);
                return new Answer(git.ExitCode, (await output).Trim(), (await error).Trim());
            }
            finally
            {
                if (!git.HasExited)
                    git.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception exception)
        {
            throw new CompareException($"git cannot be started: {exception.Message}. Without it, name two folders.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CompareException($"git {arguments[0]} did not end within {Limit.TotalMinutes:0} minutes.", exception);
        }
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // In a hook these name the index and the checkout of whoever commits.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        // Even to ask for the status would write the index.
        (start.Environment["GIT_OPTIONAL_LOCKS"], start.Environment["GIT_TERMINAL_PROMPT"], start.Environment["LC_ALL"]) = ("0", "0", "C");
        return start;
    }

    private sealed record Answer(int ExitCode, string Output, string Error);
}
