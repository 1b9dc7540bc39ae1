using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Compare.Commands;

internal static class RunProgress
{
    /// <summary>Runs <paramref name="work"/> and shows how it goes; by itself only where somebody sees it. That rounds are void is told in
    /// any case: a run of hours may have no answer in the end.</summary>
    /// <param name="console">Where a bar is shown.</param>
    /// <param name="kind">How; null where nobody has said so.</param>
    /// <param name="tellsDuration">Whether a log has a line on how long it takes where nobody has said how it is followed.</param>
    /// <param name="work">What is followed.</param>
    public static async Task<T> FollowAsync<T>(
        IAnsiConsole console, ProgressKind? kind, bool tellsDuration, Func<IRunProgress, Task<T>> work)
        => (kind ?? (Console.IsOutputRedirected ? ProgressKind.None : ProgressKind.Bar)) switch
        {
            ProgressKind.Bar => await console.Progress()
                .AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
                .StartAsync(context => work(new Progress(
                    Bar(context.AddTask("starting"), console), text => console.WriteLine(PlainText.Clean(text))))),
            // A line for whatever a reader of a log wants to know.
            ProgressKind.Plain => await work(new Progress(Note, ErrorLine.Note)),
            _ when kind is null && tellsDuration => await work(new Progress(
                progress =>
                {
                    if (progress is RunEstimated)
                        Note(progress);
                },
                ErrorLine.Note)),
            _ => await work(new Progress(_ => { }, ErrorLine.Note)),
        };

    private static void Note(RunEvent progress)
    {
        if (ProgressText.Of(progress) is { } text)
            ErrorLine.Note(text);
    }

    // A bar of rounds, with what is under way.
    private static Action<RunEvent> Bar(ProgressTask bar, IAnsiConsole console) => progress =>
    {
        switch (progress)
        {
            case RunStarted started:
                (bar.MaxValue, bar.Value) = (started.Rounds, started.Done);
                break;
            case RunEstimated or ConditionsRead or PointEnded or ProbeEnded:
                bar.MaxValue -= (progress as PointEnded)?.RoundsSaved ?? 0;
                // Above the bar, which the console moves down.
                console.WriteLine(PlainText.Clean(ProgressText.Of(progress)!));
                break;
            case PhaseStarted or RoundStarted:
                bar.MaxValue += progress is RoundStarted { IsRepetition: true } ? 1 : 0;
                bar.Description = Markup.Escape(PlainText.Clean(ProgressText.Of(progress)!));
                break;
            case RoundEnded:
                bar.Increment(1);
                break;
        }
    };

    private sealed class Progress(Action<RunEvent> report, Action<string> tell) : IRunProgress
    {
        private readonly VoidWatch _voids = new();

        public void Report(RunEvent progress)
        {
            report(progress);
            if (progress is RoundEnded { Round: var round } && _voids.After(round) is { } text)
                tell(text);
        }
    }
}

/// <summary>Notices that rounds are void while there is time to stop. Told at the first, and whenever they are twice as many.</summary>
internal sealed class VoidWatch
{
    private int _rounds;
    private int _voided;
    private int _next = 1;

    /// <summary>What is to be told after a round that is over; null for nothing.</summary>
    public string? After(RoundRecord round)
    {
        if (round.Kind != RoundKind.Measured)
            return null;
        _rounds++;
        if ((round.VoidReason ?? round.LateReason) is not { } reason || ++_voided < _next)
            return null;
        _next *= 2;
        return $"{_voided} of {_rounds} rounds so far {(_voided == 1 ? "is" : "are")} void or without times, round {round.Index + 1} "
            + $"because {reason.TrimEnd('.')}. With fewer than 6 left of a side there is no verdict: more rounds (--rounds), or less load.";
    }
}

/// <summary>How a run is followed on the terminal.</summary>
internal enum ProgressKind
{
    /// <summary>A bar that is gone at the end.</summary>
    Bar,

    /// <summary>A line for each round on standard error, for a log.</summary>
    Plain,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Events in words.</summary>
internal static class ProgressText
{
    /// <summary>A line, or null for what comes too often to be told.</summary>
    public static string? Of(RunEvent progress) => progress switch
    {
        RunStarted started => Text($"{started.Rounds} rounds, kept in {started.Folder}")
            + (started.Done > 0 ? Text($", of which {started.Done} are there") : ""),
        RunEstimated estimate => Text($"{estimate.Rounds} rounds, about {Quantity.Seconds(estimate.Seconds)}: ")
            + Text($"they end at {DateTime.Now.AddSeconds(estimate.Seconds):HH:mm}"),
        ProbeEnded probe => probe.Result.Text,
        PointEnded { Point: "" } run => Text(
            $"All that was asked is known after {run.AfterRounds} rounds of each side: {run.RoundsSaved} rounds are left out"),
        PointEnded point => Text(
            $"{point.Point} has had enough after {point.AfterRounds} rounds of each side: {point.RoundsSaved} rounds are left out"),
        ConditionsRead { Conditions: var conditions } => ConditionsText.Of(conditions),
        PhaseStarted phase => phase.Text,
        RoundStarted round => Text($"round {round.Index + 1}: {round.Side}{Meaning(round.Kind)}")
            + (round.IsRepetition ? ", repeated because neighbours disturbed it" : "")
            + (round.Point.Length > 0 ? $", at {round.Point}" : ""),
        RoundEnded { Round: var round } => Text($"round {round.Index + 1}: {round.DurationSeconds:0.00} s")
            + (round.VoidReason is { } reason ? $", void: {reason}" : round.LateReason is { } late ? $", its times void: {late}" : "")
            + (round.DisturbedReason is { } disturbed ? $", disturbed: {disturbed}" : ""),
        _ => null,
    };

    private static string Meaning(RoundKind kind) => kind switch
    {
        RoundKind.WarmUp => ", warm-up",
        RoundKind.NoisePair => " again, for the noise floor",
        _ => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
