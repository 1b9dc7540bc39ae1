namespace IrisBench.Reporting.Timelines;

/// <summary>Components that share a line of a timeline.</summary>
/// <param name="Label">What the line is called.</param>
/// <param name="Order">Its place among the lines.</param>
/// <param name="Side">The side of your own that it is of; null for the Iris pipeline's, and for what no side has alone.</param>
public sealed record UseGroup(string Label, int Order, string? Side = null)
{
    /// <summary>The monolith.</summary>
    public static UseGroup Monolith { get; } = new("monolith", 0);

    /// <summary>All functions together.</summary>
    public static UseGroup Functions { get; } = new("functions, all together", 1);

    /// <summary>Gateway, watchdogs, proxies.</summary>
    public static UseGroup Platform { get; } = new("platform (gateway, watchdogs, proxies)", 3);

    /// <summary>All of a system of your own.</summary>
    public static UseGroup Of(string side) => new(side, 2, side);

    /// <summary>What several sides use.</summary>
    public static UseGroup Shared(IEnumerable<string> components) => new($"{string.Join(", ", components)} (shared)", 4);
}
