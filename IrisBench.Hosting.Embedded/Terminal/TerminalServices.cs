using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IrisBench.Hosting.Embedded;

internal static class TerminalServices
{
    public static void AddTerminal(this IServiceCollection services)
    {
        services.AddSingleton(_ => Terminal());
        services.AddSingleton<LogPrinter>();
        services.AddHostedService<StatePrinter>();
    }

    private static IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        // A pipe has no width; a wrapped URL is of no use.
        if (Console.IsOutputRedirected)
            console.Profile.Width = 160;
        return console;
    }
}
