using IrisBench.Processes;

namespace IrisBench.Compare.Versions;

/// <summary>A version of a system that is measured.</summary>
/// <param name="Text">For the report: how it was named, and the commit of a revision.</param>
/// <param name="Folder">Where its files are.</param>
internal sealed record SystemVersion(string Text, string Folder);

/// <summary>Two versions, each in a folder: one that was named, or a revision in a worktree of its own. Disposing it takes the worktrees
/// away.</summary>
internal sealed class CheckedOutVersions : IAsyncDisposable
{
    private readonly List<string> _worktrees = [];
    private GitRepository? _repository;

    public required SystemVersion Before { get; init; }

    public required SystemVersion After { get; init; }

    /// <summary>Finds both, and checks out what is a revision.</summary>
    /// <param name="before">A folder or a revision.</param>
    /// <param name="after">The other.</param>
    /// <param name="place">A folder of the repository whose revisions are meant.</param>
    /// <param name="tell">Told what is done, a line each.</param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <param name="written">Files and folders that irisbench writes, which are no changes of anybody.</param>
    /// <exception cref="CompareException">A name is neither, or both; or there is no git.</exception>
    public static async Task<CheckedOutVersions> CheckOutAsync(
        string before, string after, string place, Action<string> tell, CancellationToken cancellationToken,
        IReadOnlyList<string>? written = null)
    {
        var worktrees = new List<string>();
        GitRepository? repository = null;
        try
        {
            return new CheckedOutVersions
            {
                Before = await FindAsync(before, "before"),
                After = await FindAsync(after, "after"),
                _repository = repository,
            }.With(worktrees);
        }
        catch
        {
            foreach (var worktree in worktrees)
                await repository!.RemoveWorktreeAsync(worktree);
            WorktreeFolder.LeaveNothing(repository);
            throw;
        }

        async Task<SystemVersion> FindAsync(string name, string side)
        {
            if (Directory.Exists(name))
            {
                if (!name.Contains('/', StringComparison.Ordinal) && name is not ("." or "..")
                    && await FullNameAsync(place, name, cancellationToken) is { } revision)
                    throw new UsageException($"{name} is a folder and a revision: say ./{name} or {revision}.");
                return new SystemVersion(name, Path.GetFullPath(name));
            }

            repository ??= await GitRepository.OfAsync(place, cancellationToken);
            var commit = await repository.CommitAsync(name, cancellationToken);
            await NoteChangesAsync(repository, commit, name, written ?? [], tell, cancellationToken);
            var path = await WorktreeFolder.NewAsync(repository, side);
            worktrees.Add(path);
            tell($"Checking out {name} ({commit[..10]}).");
            await repository.AddWorktreeAsync(path, commit, cancellationToken);
            if (File.Exists(Path.Combine(path, ".gitmodules")))
                tell($"{name} has submodules (.gitmodules), which are not checked out with it. If its build needs them, name a folder "
                    + "that has them.");
            return new SystemVersion($"{name} ({commit[..10]})", path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worktree in _worktrees)
            await _repository!.RemoveWorktreeAsync(worktree);
        WorktreeFolder.LeaveNothing(_repository);
    }

    private CheckedOutVersions With(IEnumerable<string> worktrees)
    {
        _worktrees.AddRange(worktrees);
        return this;
    }

    private static async Task<string?> FullNameAsync(string place, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await (await GitRepository.OfAsync(place, cancellationToken)).TryFullNameAsync(name, cancellationToken);
        }
        catch (CompareException)
        {
            // No git or no repository: no revisions.
            return null;
        }
    }

    private static async Task NoteChangesAsync(
        GitRepository repository, string commit, string name, IReadOnlyList<string> written, Action<string> tell,
        CancellationToken cancellationToken)
    {
        if (await repository.CommitAsync("HEAD", cancellationToken) == commit
            && await repository.ChangedFilesAsync(written, cancellationToken) is > 0 and var changed)
            tell($"{changed} {(changed == 1 ? "file is" : "files are")} changed and not committed: they are not in {name}. To measure "
                + $"them, name the folder {repository.Root}.");
    }
}

/// <summary>Where worktrees are: in <c>artifacts/ab</c> of the repository, named by the process that has them.</summary>
internal static class WorktreeFolder
{
    /// <summary>A folder that is not there yet. What a killed irisbench has left is taken away first.</summary>
    public static async Task<string> NewAsync(GitRepository repository, string side)
    {
        var folder = Directory.CreateDirectory(Of(repository));
        // The repository may not ignore its artifacts, and its status is not to show these.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".gitignore"), "*\n");
        foreach (var left in folder.EnumerateDirectories())
        {
            if (int.TryParse(left.Name.Split('-')[0], out var process) && !Signal.IsThere(process))
                await repository.RemoveWorktreeAsync(left.FullName);
        }

        return Path.Combine(folder.FullName, $"{Environment.ProcessId}-{side}");
    }

    /// <summary>Takes the folder away, and the one above it, when nothing is left in them.</summary>
    public static void LeaveNothing(GitRepository? repository)
    {
        if (repository is null || !Directory.Exists(Of(repository)) || Directory.EnumerateDirectories(Of(repository)).Any())
            return;
        Directory.Delete(Of(repository), recursive: true);
        var artifacts = Path.GetDirectoryName(Of(repository))!;
        if (!Directory.EnumerateFileSystemEntries(artifacts).Any())
            Directory.Delete(artifacts);
    }

    private static string Of(GitRepository repository) => Path.Combine(repository.Root, "artifacts", "ab");
}
