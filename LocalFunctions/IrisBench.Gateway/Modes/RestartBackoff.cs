namespace IrisBench.Gateway.Modes;

/// <summary>How long to wait before a replica that went unasked is replaced: not at all at first, longer each time it does not last.</summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _inARow;

    public TimeSpan Next(TimeSpan lived)
    {
        _inARow = lived >= Lasting ? 0 : _inARow + 1;
        if (_inARow <= 1)
        {
            return TimeSpan.Zero;
        }

        var seconds = 0.5 * Math.Pow(2, Math.Min(_inARow - 2, 10));
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
    }
}
