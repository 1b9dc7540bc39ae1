using Aspire.Hosting.ApplicationModel;
using Spectre.Console;

namespace IrisBench.Hosting.Embedded;

// Prints what the resources write, each line with the name of its resource in its colour.
internal sealed class LogPrinter
{
    private static readonly Color[] s_colors = [Color.Aqua, Color.Green, Color.Yellow, Color.Fuchsia, Color.DodgerBlue1, Color.Orange1, Color.SpringGreen1, Color.MediumPurple1];

    private readonly IAnsiConsole _console;
    private readonly Dictionary<string, Style> _styles;
    private readonly int _width;

    public LogPrinter(IAnsiConsole console, ResourceLoggerService logs, DistributedApplicationModel model)
    {
        _console = console;
        var names = model.Resources.OfType<IComputeResource>().Select(resource => resource.Name).ToArray();
        _styles = names.Index().ToDictionary(name => name.Item, name => new Style(s_colors[name.Index % s_colors.Length]), StringComparer.OrdinalIgnoreCase);
        _width = names.Select(name => name.Length).DefaultIfEmpty().Max();
        logs.LineWritten += Print;
    }

    private void Print(string resource, LogLine line)
    {
        // One write, so that lines of different resources do not mix. The width of the terminal is none of our business.
        var style = _styles.GetValueOrDefault(resource, Style.Plain);
        var prefix = $"{resource.PadRight(_width)} | ";
        lock (_console)
        {
            _console.Write(new Text(prefix, style));
            _console.Profile.Out.Writer.WriteLine(line.Content);
        }
    }
}
