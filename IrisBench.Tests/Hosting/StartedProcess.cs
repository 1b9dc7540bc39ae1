using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.Hosting;

/// <summary>A program that a test starts: what it says is kept, so it blocks on no full pipe, and it does not outlive the test.</summary>
internal sealed class StartedProcess : IAsyncDisposable
{
    /// <summary>Only ends what hangs: a crowded machine takes long for what an idle one does in a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Task _said;

    private StartedProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _said = Task.WhenAll(KeepAsync(_process.StandardOutput, _output), KeepAsync(_process.StandardError, _errors));
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public static StartedProcess Start(
        string program, IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)>? environment = null, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        // A build's helper that stays for the next build would hold what the build writes to, and outlive the tests.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Aspire starts a program that asks NuGet for a newer Aspire. It outlives an AppHost that ends at once, and writes into the
        // AppHost's own folder when its home is gone meanwhile.
        start.Environment["ASPIRE_VERSION_CHECK_DISABLED"] = "true";
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        return new StartedProcess(start);
    }

    /// <summary>Starts what was built, see <see cref="StartedAssembly"/>.</summary>
    public static StartedProcess OfAssembly(
        string name, IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)>? environment = null)
        => Start("dotnet", [StartedAssembly.PathOf(name), .. arguments], environment);

    /// <summary>Waits for its end, which is to come by itself.</summary>
    /// <param name="input">What it gets on standard input before that is closed.</param>
    /// <param name="patience">How long it may take; <see cref="Patience"/> where nothing is said.</param>
    public async Task<(int ExitCode, string Output, string Errors)> WaitAsync(string? input = null, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        try
        {
            await _process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it had read everything.
        }

        await _process.WaitForExitAsync(deadline.Token);
        await _said.WaitAsync(deadline.Token);
        return (ExitCode, Output, Errors);
    }

    /// <summary>Waits for whole lines of its output that match.</summary>
    public async Task<IReadOnlyList<Match>> LinesAsync(Regex line, int count = 1)
    {
        IReadOnlyList<Match> lines = [];
        await UntilAsync(() =>
        {
            var text = Output;
            lines = line.Matches(text[..(text.LastIndexOf('\n') + 1)]);
            return lines.Count >= count;
        });
        return lines;
    }

    /// <summary>Waits while it runs.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? patience = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            var isLate = Stopwatch.GetElapsedTime(started) > (patience ?? Patience);
            Assert.False(isLate || HasExited, $"{(isLate ? "Not in time." : "It has ended.")} {Output}{Errors}");
            await Task.Delay(50);
        }
    }

    /// <summary>Sends the signal, as INT, and waits for the end.</summary>
    public async Task<int> EndAsync(string signal = "TERM")
    {
        ProcessProbe.Signal(Id, signal);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return ExitCode;
    }

    /// <summary>Ends it, and nothing else, at once.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task KeepAsync(StreamReader reader, StringBuilder text)
    {
        var chunk = new char[4096];
        while (await reader.ReadAsync(chunk) is var read and > 0)
        {
            lock (text)
                text.Append(chunk, 0, read);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}

internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
