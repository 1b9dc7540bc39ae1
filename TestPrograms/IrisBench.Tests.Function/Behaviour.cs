using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Tests.Function;

/// <summary>What a body like <c>sleep 200</c> makes the function do; any other body is its answer.</summary>
internal static class Behaviour
{
    public static async Task<string> OfAsync(string body) => body.Split(' ', 2) switch
    {
        ["pid", ..] => Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ["program", ..] => Environment.ProcessPath ?? "",
        ["sleep", var milliseconds] => await SleepAsync(Number(milliseconds)),
        ["work", var milliseconds] => Work(Number(milliseconds)),
        ["burn", var milliseconds] => Burn(Number(milliseconds)),
        ["memory", var megabytes] => Touch(Number(megabytes)),
        ["cpu-seconds", ..] => Environment.CpuUsage.TotalTime.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ["working-set", ..] => Environment.WorkingSet.ToString(CultureInfo.InvariantCulture),
        ["child-burns", ..] => await ChildBurnsAsync(),
        ["child", ..] => Process.Start("sleep", "600").Id.ToString(CultureInfo.InvariantCulture),
        ["daemon", ..] => Process.Start("setsid", ["--fork", "sleep", "600"]).Id > 0 ? "left" : "",
        ["variable", var name] => Environment.GetEnvironmentVariable(name) ?? "",
        ["variables", ..] => string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>()),
        ["line", var letters] => Say(new string('x', Number(letters))),
        ["escape", ..] => Say("\u001b]0;owned\u0007"),
        ["big-then-fail", var bytes] => await FailAfterAsync(Number(bytes)),
        ["big", var bytes] => new string('x', Number(bytes)),
        ["fail", var words] => throw new FunctionFailure(words),
        ["crash", ..] => Crash(),
        ["hang-with-child", ..] => await HangAsync(),
        _ => body,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Say(string line)
    {
        Console.Error.WriteLine(line);
        return "said";
    }

    private static async Task<string> FailAfterAsync(int bytes)
    {
        await Console.Out.WriteAsync(new string('x', bytes));
        throw new FunctionFailure("too late");
    }

    private static async Task<string> SleepAsync(int milliseconds)
    {
        await Task.Delay(milliseconds);
        return "slept";
    }

    private static string Work(int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < milliseconds)
        {
        }

        return "worked";
    }

    // Counts its own CPU time, of which a busy machine gives less than the clock says.
    private static string Burn(int milliseconds)
    {
        var end = Environment.CpuUsage.TotalTime + TimeSpan.FromMilliseconds(milliseconds);
        while (Environment.CpuUsage.TotalTime < end)
        {
        }

        return "burnt";
    }

    // Two million turns of a shell's loop take it some half a second.
    private static async Task<string> ChildBurnsAsync()
    {
        using var child = Process.Start("sh", ["-c", "i=0; while [ $i -lt 2000000 ]; do i=$((i+1)); done"]);
        await child.WaitForExitAsync();
        return "burnt";
    }

    private static string Touch(int megabytes)
    {
        var memory = new byte[megabytes * 1024 * 1024];
        for (var page = 0; page < memory.Length; page += 4096)
            memory[page] = 1;
        GC.KeepAlive(memory);
        return "touched";
    }

    private static string Crash()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        return "never said";
    }

    private static async Task<string> HangAsync()
    {
        Console.Error.WriteLine($"child {Process.Start("sleep", "600").Id}");
        await Task.Delay(Timeout.Infinite);
        return "never said";
    }
}

internal sealed class FunctionFailure(string words) : Exception(words);

internal static class StandardStreams
{
    public static async Task<int> AnswerAsync()
    {
        try
        {
            await Console.Out.WriteAsync(await Behaviour.OfAsync(await Console.In.ReadToEndAsync()));
            return 0;
        }
        catch (FunctionFailure failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 3;
        }
    }
}
