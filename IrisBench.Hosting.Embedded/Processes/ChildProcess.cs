using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Hosting.Embedded;

// A running process. Its output goes line by line to the log; it is asked to end before it is killed.
internal sealed class ChildProcess
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    // Said by the launch of the AppHost about the AppHost itself; a child that inherits them would listen on its address.
    private static readonly string[] s_ownVariables = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "DOTNET_LAUNCH_PROFILE"];

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => _process = process;

    public int Id { get; private set; }

    /// <summary>Ends with the exit code when the process has.</summary>
    public Task<int> Ended => _ended.Task;

    public bool HasEnded => _ended.Task.IsCompleted;

    public static ChildProcess Start(LaunchPlan plan, Action<string, bool> write)
    {
        var process = new Process { StartInfo = StartInfo(plan), EnableRaisingEvents = true };
        var child = new ChildProcess(process);
        process.OutputDataReceived += (_, line) => Write(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Write(line.Data, isError: true);
        process.Exited += (_, _) => _ = child.OnExitedAsync();
        process.Start();
        child.Id = process.Id;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;

        void Write(string? line, bool isError)
        {
            if (line is not null)
                write(line, isError);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var descendants = ProcessTree.DescendantsOf(Id);
        if (!HasEnded && Signal.TryTerminate(Id))
            await Task.WhenAny(Ended, Task.Delay(s_grace, cancellationToken));
        if (!HasEnded)
            ProcessTree.TryKill(_process);
        await Ended;
        ProcessTree.Kill(descendants);
    }

    private static ProcessStartInfo StartInfo(LaunchPlan plan)
    {
        var start = new ProcessStartInfo(plan.Command, plan.Arguments)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in s_ownVariables)
            start.Environment.Remove(name);
        foreach (var (name, value) in plan.Environment)
            start.Environment[name] = value;
        return start;
    }

    private async Task OnExitedAsync()
    {
        // The last lines may still be in the pipe; a grandchild may hold it open for ever.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.TrySetResult(_process.ExitCode);
        _process.Dispose();
    }
}
