using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.Hosting.Embedded;

/// <summary>The test AppHost as a process of its own, with a home directory of its own, as a user runs it.</summary>
internal sealed partial class AppHostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _tablePrinted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(1));

    private AppHostProcess(string home, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = home, ["DOTNET_ENVIRONMENT"] = "Development" },
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Ends every wait of a test that would otherwise hang.</summary>
    public CancellationToken Timeout => _timeout.Token;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static AppHostProcess Start(string home, params string[] args)
        => new(home, [typeof(Projects.IrisBench_Tests_AppHost).Assembly.Location, .. args]);

    /// <summary>The process is then <c>dotnet run</c>, and the AppHost a child of it.</summary>
    public static AppHostProcess StartByDotnetRun(string home)
        => new(home, ["run", "--no-build", "--project", Projects.IrisBench_Tests_AppHost.ProjectPath]);

    /// <summary>Waits for the table and asks every process in it for its id.</summary>
    public async Task<IReadOnlyList<int>> WorkloadsAsync()
    {
        await _tablePrinted.Task.WaitAsync(Timeout);
        using var client = new HttpClient();
        var ids = new List<int>();
        foreach (Match row in TableRow().Matches(Output))
            ids.Add(int.Parse(await client.GetStringAsync(new Uri(row.Groups["url"].Value + "/process"), Timeout), CultureInfo.InvariantCulture));
        return ids;
    }

    public async Task SaysAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
            await Task.Delay(50, Timeout);
    }

    /// <summary>The processes it started, the watchdog among them.</summary>
    public IReadOnlyList<int> Children() => ProcessProbe.ChildrenOf(Id);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Timeout);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Timeout);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _timeout.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.StartsWith('╰'))
            _tablePrinted.TrySetResult();
    }

    [GeneratedRegex(@"│ (?<name>[\w-]+) +│ Running +│ (?<url>http://localhost:\d+) ")]
    private static partial Regex TableRow();
}
