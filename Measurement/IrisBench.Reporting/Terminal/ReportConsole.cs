using Spectre.Console;

namespace IrisBench.Reporting.Terminal;

/// <summary>Standard output.</summary>
public static class ReportConsole
{
    // A file or pipe has no width of its own, and a table that is wrapped is hard to search.
    private const int RedirectedWidth = 160;

    /// <summary>The console; wide enough for the tables where standard output goes to a file or pipe.</summary>
    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        return console;
    }
}
