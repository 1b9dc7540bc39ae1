using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Processes;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>A system of a side, which irisbench starts and ends.</summary>
internal sealed class StartedSystem : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Leaving = TimeSpan.FromMilliseconds(300);

    private readonly SideDefinition _side;
    private readonly StartDefinition _start;
    private readonly ProgramLog _log;
    private readonly ProgramGuard _guard;
    private readonly Uri _ready;
    private readonly Action<string> _lost;
    private readonly Task _pump;
    private IReadOnlyList<int> _aim = [];
    private Task _ending = Task.CompletedTask;
    private bool _isUp;
    private bool _isUsed;

    /// <exception cref="ExperimentException">A text of it is none, or its folder is missing.</exception>
    public StartedSystem(SideDefinition side, StartValues values, RunInputs inputs, DirectoryInfo logs, Action<string> lost)
    {
        (_side, _start, _lost) = (side, side.System!.Start!, lost);
        IsExclusive = _start.Exclusive;
        var texts = new StartTexts(values, inputs);
        _ready = Uri.TryCreate(texts.Fill(_start.Ready ?? side.System.BaseUrl!), UriKind.Absolute, out var ready)
            && ready.Scheme is "http" or "https"
            ? ready
            : throw new ExperimentException(
                $"The side {side.Name} is ready at '{_start.Ready ?? side.System.BaseUrl}', which is no address.");
        _log = new ProgramLog(Path.Combine(logs.FullName, $"start-{side.Name}.log"), inputs.Hide);
        try
        {
            _guard = new ProgramGuard(
                texts.Command(_start.Command), texts.Directory(_start.WorkingDirectory, side),
                _start.Environment.Select(variable => KeyValuePair.Create(variable.Key, texts.Fill(variable.Value))),
                Mark);
        }
        catch
        {
            _log.Dispose();
            throw;
        }

        _pump = _log.PumpAsync(_guard.Output);
        Values = values with { Root = _guard.Id };
    }

    public string Side => _side.Name;

    /// <summary>By it all that it has started is known.</summary>
    public EnvironmentMark Mark { get; } = EnvironmentMark.Create(StartedSystems.Variable);

    public StartValues Values { get; }

    /// <summary>Whether it must not be up while another side is measured.</summary>
    public bool IsExclusive { get; private set; }

    /// <summary>Whether it can be stopped meanwhile: what is scraped of it would begin to count anew.</summary>
    public bool MayBeStopped => _side.System!.Components.All(component => component.Metrics is null);

    /// <summary>Whether it must be started anew: it was used since it was.</summary>
    public bool IsStale => _start.Restart == RestartRule.Round && _isUsed;

    /// <summary>Starts it and waits until it is ready; nothing where it is up.</summary>
    /// <exception cref="ExperimentException">It does not come up.</exception>
    public async Task UpAsync(CancellationToken cancellationToken)
    {
        if (_isUp)
            return;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = PollTimeout };
        // After a fault it has been started already.
        if (_guard.Ended is null)
        {
            if (await AnswersAsync(http, cancellationToken))
                throw new ExperimentException($"Something answers at {_ready} before {Side} is started: stop it, or have {Side} listen on "
                    + "{{port}}, which is free.");
            _log.Begin();
            await _guard.RunAsync(cancellationToken);
        }

        var begin = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http, cancellationToken))
        {
            if (_guard.Ended!.IsCompleted)
                throw await EndedAsync("before it was ready");
            if (Stopwatch.GetElapsedTime(begin).TotalSeconds > _start.TimeoutSeconds)
                throw new ExperimentException($"{Side} was not ready at {_ready} within {_start.TimeoutSeconds:0.#} s (timeoutSeconds): "
                    + $"{_log.Last}. All that it printed is in {_log.Path}.");
            await Task.Delay(Poll, cancellationToken);
        }

        // One that went into the background has answered, and its command has ended.
        if (await Task.WhenAny(_guard.Ended!, Task.Delay(Leaving, cancellationToken)) == _guard.Ended)
            throw await EndedAsync("although something answers");
        (_isUp, _isUsed) = (true, false);
        _ = WatchAsync(_guard.Ended!);
    }

    /// <summary>Notes that it is asked from now on.</summary>
    public void Use() => _isUsed = true;

    /// <summary>Finds its processes for a fault that comes next.</summary>
    public void Aim() => _aim = _guard.Left();

    /// <summary>Does a fault to the processes that were found; when it ends them, nobody misses it.</summary>
    /// <returns>To how many.</returns>
    public int Fail(FaultKind fault)
    {
        if (fault == FaultKind.Stop)
            return _aim.Count(Signal.TryStop);
        _isUp = false;
        var killed = fault == FaultKind.Kill ? _aim.Count(Signal.TryKill) : _aim.Count;
        // Of what was killed it finds what had been started in the last moment.
        _ending = _guard.StopAsync(_start.StopSignal);
        return killed;
    }

    /// <summary>After a fault: what stands still goes on, what was ended is started again, as a supervisor does. Whether it comes up shows
    /// when it is used next.</summary>
    public async Task RepairAsync(FaultKind fault)
    {
        if (fault == FaultKind.Stop)
        {
            foreach (var process in _guard.Left())
                Signal.TryContinue(process);
            return;
        }

        await _ending;
        _log.Begin();
        await _guard.RunAsync(CancellationToken.None);
    }

    /// <summary>Ends it, with all that it has started.</summary>
    public async Task DownAsync()
    {
        _isUp = false;
        await _guard.StopAsync(_start.StopSignal);
    }

    /// <summary>Ends it, and has it up alone from now on.</summary>
    public Task StandAloneAsync()
    {
        IsExclusive = true;
        return DownAsync();
    }

    public void Dispose()
    {
        _guard.Dispose();
        // What is left in the pipe is read; a pipe that something else holds open is not waited for.
        _pump.Wait(Leaving);
        _log.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(_ready, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return _start.Ready is null ? (int)response.StatusCode < 500 : response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WatchAsync(Task<int> ended)
    {
        await ended;
        if (_isUp)
            _lost((await EndedAsync("in the middle of the run")).Message);
    }

    private async Task<ExperimentException> EndedAsync(string when)
    {
        var code = await _guard.Ended!;
        await Task.WhenAny(_pump, Task.Delay(Leaving));
        var left = _guard.Left().Count > 0
            ? "and left processes in the background. Start it in the foreground, without & or an option such as --daemon"
            : $"{when}: {_log.Last}";
        return new ExperimentException(
            $"The command that starts {Side} ended with exit code {code} {left}. All that it printed is in {_log.Path}.");
    }
}

/// <summary>Texts of what builds and starts a system.</summary>
internal sealed class StartTexts(StartValues values, RunInputs inputs)
{
    public string Fill(string text, string filter = "raw")
        => Template.Parse(text, filter).With(name => values.Of(name) ?? inputs.Of(name)).Fixed()!;

    /// <summary>For a shell: each value is one word.</summary>
    public string Command(string text) => Fill(text, "sh");

    /// <exception cref="ExperimentException">It is not there.</exception>
    public string Directory(string? text, SideDefinition side)
        => Path.GetFullPath(text is null ? "." : Fill(text), values.FolderPath) is var folder && System.IO.Directory.Exists(folder)
            ? folder
            : throw new ExperimentException($"The folder of {side.Name}, {folder}, is not there: 'folder' of a side names it.");
}
