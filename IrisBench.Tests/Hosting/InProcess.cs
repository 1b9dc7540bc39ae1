using System.Reflection;
using System.Text;

namespace IrisBench.Tests.Hosting;

/// <summary>
/// A program's own <c>Main</c>, called in this process: what it says to its arguments and refuses takes no process of its own, whose start
/// is most of the test. A test that looks at signals, at the environment or at what is left behind starts a <see cref="StartedProcess"/>.
/// </summary>
internal static class InProcess
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string assembly, params string[] arguments)
    {
        var main = Assembly.Load(assembly).EntryPoint!;
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await Task.Run(() =>
        {
            CaughtOutput.Catch(output, errors);
            return (int)main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
        }).WaitAsync(StartedProcess.Patience);
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>
    /// Environment variables as arguments, where a service takes its settings from both: the last of a name counts, and null is none.
    /// </summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string assembly, IEnumerable<(string Name, string? Value)> variables)
        => RunAsync(assembly, [.. variables.GroupBy(variable => variable.Name, (name, all) => (Name: name, all.Last().Value))
            .Where(variable => variable.Value is not null)
            .Select(variable => $"--{Setting(variable.Name)}={variable.Value}")]);

    private static string Setting(string variable)
        => variable.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal);
}

/// <summary>The console of this process, which goes where the test that writes wants it: several do so at the same time.</summary>
internal sealed class CaughtOutput(TextWriter console, Func<CaughtOutput.Writers, TextWriter> part) : TextWriter
{
    private static readonly AsyncLocal<Writers?> Current = new();

    static CaughtOutput()
    {
        Console.SetOut(new CaughtOutput(Console.Out, writers => writers.Output));
        Console.SetError(new CaughtOutput(Console.Error, writers => writers.Errors));
    }

    public override Encoding Encoding => console.Encoding;

    private TextWriter Writer => Current.Value is { } writers ? part(writers) : console;

    /// <summary>Has all that is begun from here on write there.</summary>
    public static void Catch(TextWriter output, TextWriter errors)
        => Current.Value = new Writers(TextWriter.Synchronized(output), TextWriter.Synchronized(errors));

    public override void Write(char value) => Writer.Write(value);

    public override void Write(char[] buffer, int index, int count) => Writer.Write(buffer, index, count);

    public override void Write(string? value) => Writer.Write(value);

    internal sealed record Writers(TextWriter Output, TextWriter Errors);
}
