using System.Diagnostics;
using IrisBench.Experiments.Measurement;
using IrisBench.Processes;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Experiments.Measurement;

/// <summary>Children whose time is told, and children whose time is not. Perl, because a shell always waits.</summary>
public sealed class ProcessTreeTests : IDisposable
{
    private const string Work = "sub work { my $i = 0; $i++ while $i < 1000000 } $| = 1; print qq(x\\n);";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Process? _process;

    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
    }

    [UnixFact]
    public void Children_that_nobody_waits_for_are_missed()
    {
        var tree = Start("$SIG{CHLD} = 'IGNORE'; while (1) { if (!fork()) { work(); exit } select(undef, undef, undef, 0.2) }");

        Assert.True(Until(() => tree.CpuIncomplete is not null, tree), "Nothing was missed.");
        Assert.Contains("nobody waited for them", tree.CpuIncomplete, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Grandchildren_whose_parent_left_them_are_found()
    {
        var tree = Start("if (!fork()) { if (!fork()) { sleep 100 } exit } wait; sleep 100");

        FindOrphanOf(tree);
        Assert.Contains("goes on without the one that started it", tree.CpuIncomplete, StringComparison.Ordinal);
        var orphan = int.Parse(tree.CpuIncomplete!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        Signal.TryKill(orphan);
    }

    [UnixTheory]
    // A daemon's two forks, which no look sees but the last of: by its command, and where it runs another program by its environment.
    [InlineData("sleep 100")]
    [InlineData("exec 'sleep', '100'")]
    public void What_has_left_its_group_too_is_found(string goesOn)
    {
        var tree = Start(
            $"use POSIX; pipe(my $in, my $out); if (!fork()) {{ POSIX::setsid(); if (my $id = fork()) {{ syswrite $out, qq($id\\n); exit }}"
                + $"{goesOn}; exit }} wait; print scalar <$in>; sleep 100");
        var detached = int.Parse(_process!.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            FindOrphanOf(tree);
            Assert.StartsWith($"the process {detached} goes on without", tree.CpuIncomplete, StringComparison.Ordinal);
        }
        finally
        {
            Signal.TryKill(detached);
        }
    }

    [UnixFact]
    public void A_child_that_the_system_hides_is_said_to_be_missing()
    {
        var tree = Start("sleep 100", hidden: id => id == int.MaxValue);

        tree.Read(id => id == tree.Root ? [int.MaxValue - 1] : []);
        Assert.Null(tree.CpuIncomplete);

        tree.Read(id => id == tree.Root ? [int.MaxValue] : []);
        Assert.Equal(
            $"the process {int.MaxValue}, which it started, is another user's and hidden from you (hidepid)", tree.CpuIncomplete);
    }

    [UnixFact]
    public void Of_children_that_are_waited_for_nothing_is_missing()
    {
        var tree = Start("while (1) { if (!fork()) { work(); exit } wait }");
        var (children, last) = (new HashSet<int>(), 0.0);

        Assert.True(Until(() => children.Count > 10, tree, use =>
        {
            children.UnionWith(tree.Members);
            tree.LookForOrphan(ProcessTable.Read(), tree.Members.Contains);
            Assert.True(use.CpuSeconds >= last);
            last = use.CpuSeconds;
        }));
        Assert.Null(tree.CpuIncomplete);
        Assert.True(last > 0.05, $"Nothing was measured: {last} s.");
    }

    [UnixFact]
    public void Children_are_found_by_their_parent_too_where_the_kernel_does_not_tell_them()
    {
        var tree = Start("if (!fork()) { if (!fork()) { sleep 100 } wait; exit } wait");

        Assert.True(Until(() => tree.Members.Count == 3, tree, _ => { }, () => ProcFiles.Children(told: false)), "They were not found.");
        Assert.Equal(3, tree.Read(ProcFiles.ChildrenOf).Processes);
    }

    private ProcessTree Start(string program, Func<int, bool>? hidden = null)
    {
        _process = Process.Start(new ProcessStartInfo("perl", ["-e", $"{Work} {program}"]) { RedirectStandardOutput = true })!;
        // It is perl then, and not yet the fork of this process.
        Assert.Equal("x", _process.StandardOutput.ReadLine());
        return new ProcessTree(_process.Id, hidden);
    }

    private static void FindOrphanOf(ProcessTree tree) => Assert.True(
        Until(
            () =>
            {
                tree.LookForOrphan(ProcessTable.Read(), tree.Members.Contains);
                return tree.CpuIncomplete is not null;
            },
            tree),
        "Nothing was found.");

    private static bool Until(
        Func<bool> done, ProcessTree tree, Action<(double CpuSeconds, double, double, int)>? look = null,
        Func<Func<int, IReadOnlyList<int>>>? childrenOf = null)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < Patience)
        {
            var use = tree.Read(childrenOf?.Invoke() ?? ProcFiles.ChildrenOf);
            look?.Invoke(use);
            if (done())
                return true;
            Thread.Sleep(5);
        }

        return false;
    }
}
