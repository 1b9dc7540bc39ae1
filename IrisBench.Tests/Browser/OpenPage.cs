using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>A page in a browser context of its own. Collects what the page complains about.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => Add($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Add($"{message.Type}: {message.Text}");
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught exceptions and the errors and warnings of the console, a broken Content-Security-Policy among them.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Add(string complaint)
    {
        lock (_complaints)
            _complaints.Add(complaint);
    }
}
