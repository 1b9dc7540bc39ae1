using Spectre.Console;

namespace IrisBench.Compare.Reporting;

internal static class Terminal
{
    // A file or pipe has no width of its own, and a table that is wrapped is hard to search.
    private const int RedirectedWidth = 160;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
