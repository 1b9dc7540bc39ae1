using System.Diagnostics;
using IrisBench.Compare;
using IrisBench.Compare.Versions;

namespace IrisBench.Tests.Compare.Versions;

/// <summary>Two versions of a repository by the real git; the checkout of whoever asks is as it was.</summary>
public sealed class CheckedOutVersionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench tests'-");
    private readonly List<string> _told = [];

    public CheckedOutVersionsTests()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Commit("one");
        Commit("two");
    }

    private string Repository => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Revisions_are_checked_out_beside_the_checkout_and_taken_away_again()
    {
        var before = Git("status", "--porcelain", "--ignored");
        var index = File.ReadAllBytes(Path.Combine(Repository, ".git", "index"));

        await using (var versions = await CheckOutAsync("HEAD~1", "main"))
        {
            Assert.Equal(("one", "two"), (ContentOf(versions.Before), ContentOf(versions.After)));
            Assert.Matches(@"^HEAD~1 \([0-9a-f]{10}\)$", versions.Before.Text);
            Assert.Equal("", Git("status", "--porcelain"));
        }

        Assert.Equal((before, Git("worktree", "list").Split('\n').Length), (Git("status", "--porcelain", "--ignored"), 1));
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(Repository, ".git", "index")));
        Assert.False(Directory.Exists(Path.Combine(Repository, "artifacts")));
    }

    [Fact]
    public async Task A_dirty_checkout_stays_so_and_is_told_that_its_changes_are_not_measured()
    {
        File.WriteAllText(Path.Combine(Repository, "file"), "three");
        Git("add", "file");
        File.WriteAllText(Path.Combine(Repository, "file"), "four");
        File.WriteAllText(Path.Combine(Repository, "new"), "");
        var before = Git("status", "--porcelain");

        await using (var versions = await CheckOutAsync("HEAD~1", "HEAD"))
            Assert.Equal("two", ContentOf(versions.After));

        Assert.Contains(
            _told, line => line.StartsWith("2 files are changed and not committed: they are not in HEAD.", StringComparison.Ordinal));
        Assert.Equal((before, "four"), (Git("status", "--porcelain"), File.ReadAllText(Path.Combine(Repository, "file"))));
    }

    [Fact]
    public async Task What_irisbench_writes_is_no_change()
    {
        var results = Path.Combine(Repository, "results");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "run.json"), "");
        File.WriteAllText(Path.Combine(Repository, "comment.md"), "");

        await using (await CheckedOutVersions.CheckOutAsync(
            "HEAD~1", "HEAD", Repository, _told.Add, default, [results, Path.Combine(Repository, "comment.md"), "/elsewhere"]))
            Assert.DoesNotContain(_told, line => line.Contains("not committed", StringComparison.Ordinal));

        File.WriteAllText(Path.Combine(Repository, "new"), "");
        await using (await CheckedOutVersions.CheckOutAsync("HEAD~1", "HEAD", Repository, _told.Add, default, [results]))
            Assert.Contains(_told, line => line.StartsWith("2 files are changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_detached_HEAD_is_a_revision_like_others()
    {
        Git("checkout", "--quiet", "--detach", "HEAD~1");

        await using (var versions = await CheckOutAsync("HEAD", "main"))
            Assert.Equal(("one", "two"), (ContentOf(versions.Before), ContentOf(versions.After)));

        Assert.Equal("HEAD", Git("rev-parse", "--abbrev-ref", "HEAD"));
    }

    [Fact]
    public async Task A_shallow_clone_says_what_brings_the_commits_that_it_lacks()
    {
        var clone = Path.Combine(Repository, "clone");
        Git("clone", "--quiet", "--depth", "1", $"file://{Repository}", clone);

        var failure = await Assert.ThrowsAsync<CompareException>(
            () => CheckedOutVersions.CheckOutAsync("HEAD~1", "HEAD", clone, _told.Add, default));

        Assert.EndsWith(
            "which is a shallow clone: 'git fetch --unshallow' brings the commits that it lacks.", failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_a_folder_nor_a_revision_leaves_nothing()
    {
        var failure = await Assert.ThrowsAsync<CompareException>(() => CheckOutAsync("HEAD", "--output=x"));

        Assert.Contains("--output=x is neither a folder nor a revision of ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Git("worktree", "list"));
        Assert.Equal("", Git("status", "--porcelain", "--ignored"));
    }

    [Theory]
    [InlineData("tag", "refs/tags/")]
    [InlineData("branch", "refs/heads/")]
    public async Task A_name_of_a_folder_and_of_a_revision_is_refused_with_the_names_that_there_are(string kind, string prefix)
    {
        // Folders are looked for where irisbench is called.
        var name = new DirectoryInfo(Directory.GetCurrentDirectory()).CreateSubdirectory($"irisbench-tests-{Guid.NewGuid():N}").Name;
        try
        {
            Git(kind, name);

            var failure = await Assert.ThrowsAsync<UsageException>(() => CheckOutAsync(name, "HEAD"));

            Assert.Equal($"{name} is a folder and a revision: say ./{name} or {prefix}{name}.", failure.Message);
            Git(kind == "tag" ? "branch" : "tag", name);
            Assert.EndsWith(
                $" or {Git("rev-parse", "HEAD")}.", (await Assert.ThrowsAsync<UsageException>(() => CheckOutAsync(name, "HEAD"))).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(name);
        }
    }

    [Fact]
    public async Task Submodules_are_told_not_to_be_there()
    {
        File.WriteAllText(Path.Combine(Repository, ".gitmodules"), "");
        Git("add", ".gitmodules");
        Commit("three");

        await using (await CheckOutAsync("HEAD~1", "HEAD"))
            Assert.Single(_told, line => line.StartsWith("HEAD has submodules (.gitmodules), which are not", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_hook_of_the_repository_runs()
    {
        var hook = Path.Combine(Repository, ".git", "hooks", "post-checkout");
        File.WriteAllText(hook, "#!/bin/sh\ntouch ran\nexit 1\n");
        using (var chmod = Process.Start("chmod", ["+x", hook]))
            await chmod.WaitForExitAsync();

        await using var versions = await CheckOutAsync("HEAD~1", "HEAD");

        Assert.False(File.Exists(Path.Combine(versions.After.Folder, "ran")));
    }

    [Fact]
    public async Task Folders_are_measured_as_they_are_and_need_no_repository()
    {
        var (one, two) = (_folder.CreateSubdirectory("one").FullName, _folder.CreateSubdirectory("two").FullName);

        await using var versions = await CheckedOutVersions.CheckOutAsync(one, two, Path.GetTempPath(), _told.Add, default);

        Assert.Equal((one, two), (versions.Before.Folder, versions.After.Folder));
    }

    [Fact]
    public async Task What_a_killed_irisbench_has_left_is_taken_away_by_the_next()
    {
        // No process has this id.
        var left = Path.Combine(Repository, "artifacts", "ab", $"{int.MaxValue}-before");
        Git("worktree", "add", "--quiet", "--detach", left, "HEAD");

        await using (await CheckOutAsync("HEAD~1", "HEAD"))
            Assert.False(Directory.Exists(left));

        Assert.DoesNotContain('\n', Git("worktree", "list"));
    }

    private Task<CheckedOutVersions> CheckOutAsync(string before, string after)
        => CheckedOutVersions.CheckOutAsync(before, after, Repository, _told.Add, default);

    private static string ContentOf(SystemVersion version) => File.ReadAllText(Path.Combine(version.Folder, "file"));

    private void Commit(string content)
    {
        File.WriteAllText(Path.Combine(Repository, "file"), content);
        Git("add", "file");
        Git("-c", "user.name=Tests", "-c", "user.email=tests@example.com", "commit", "--quiet", "-m", content);
    }

    private string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository, .. arguments]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
