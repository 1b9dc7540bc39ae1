using System.Globalization;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>How a trace has a line for each call.</summary>
internal abstract class CallFormat
{
    /// <summary>After the time that is written, in how many seconds the call may have come; 0 where it came at that time.</summary>
    public virtual double WithinSeconds => 0;

    /// <summary>What a line must be, in words.</summary>
    protected abstract string Form { get; }

    /// <summary>What the first line of a trace tells it to be.</summary>
    public static CallFormat Of(ReadOnlySpan<byte> first)
        => first.StartsWith(InvocationFormat.Head) ? new InvocationFormat()
            : AccessLogFormat.TryFind(first, out _) ? new AccessLogFormat()
            : new TimeStampFormat();

    /// <summary>Reads the next call.</summary>
    /// <param name="lines">From where.</param>
    /// <param name="line">Its line.</param>
    /// <param name="seconds">When it came, in seconds since any fixed moment.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="ExperimentException">The line is none.</exception>
    public bool TryRead(TraceLines lines, out ReadOnlySpan<byte> line, out double seconds)
    {
        seconds = 0;
        if (!lines.TryRead(out line))
            return false;
        return TryTime(line, out seconds) ? true : throw lines.Refused(Form);
    }

    protected abstract bool TryTime(ReadOnlySpan<byte> line, out double seconds);
}

/// <summary>A time stamp a line.</summary>
internal sealed class TimeStampFormat : CallFormat
{
    protected override string Form => "it is no time: write one a line, as Unix seconds or milliseconds or by ISO 8601 "
        + "(2026-05-12T08:59:59.25Z); of a table leave that column alone, and put # before a head";

    protected override bool TryTime(ReadOnlySpan<byte> line, out double seconds)
        => TimeStamp.TryUnix(line, out seconds) || TimeStamp.TryIso(line, out seconds);
}

/// <summary>An access log in the common or combined format of Apache and nginx. It tells whole seconds, so a call lies anywhere in its
/// second.</summary>
/// <seealso href="https://httpd.apache.org/docs/2.4/logs.html#common"/>
internal sealed class AccessLogFormat : CallFormat
{
    private const int TimeLength = 26;

    public override double WithinSeconds => 1;

    protected override string Form => "it has no time as [12/May/2026:08:59:59 +0200], which each line of an access log has; take it "
        + "away, or put # before it";

    // The name of who signed in stands before it and may hold anything, another time too; the request follows in quotes, and servers
    // write a quote in a name as \". So it is the last time before the request.
    public static bool TryFind(ReadOnlySpan<byte> line, out double seconds)
    {
        seconds = 0;
        if (line.IndexOf(" \""u8) is >= 0 and var request)
            line = line[..request];
        while (line.LastIndexOf((byte)'[') is >= 0 and var bracket)
        {
            var time = line[(bracket + 1)..];
            if (time.Length > TimeLength && time[TimeLength] == ']' && TimeStamp.TryLogged(time[..TimeLength], out seconds))
                return true;
            line = line[..bracket];
        }

        return false;
    }

    protected override bool TryTime(ReadOnlySpan<byte> line, out double seconds) => TryFind(line, out seconds);
}

/// <summary>The invocation trace of Azure's functions of 2021. A call came as long before its end as it took.</summary>
/// <seealso href="https://github.com/Azure/AzurePublicDataset/blob/master/AzureFunctionsInvocationTrace2021.md"/>
internal sealed class InvocationFormat : CallFormat
{
    // Far more than any trace; from here on a double has no microseconds.
    private const double LongestSeconds = 1e10;

    public static ReadOnlySpan<byte> Head => "app,func,end_timestamp,duration"u8;

    protected override string Form => "it must be app,func,end_timestamp,duration, the last two in seconds";

    /// <summary>The application and the function of a line that was read.</summary>
    public static ReadOnlySpan<byte> Names(ReadOnlySpan<byte> line)
    {
        var application = line.IndexOf((byte)',') + 1;
        return line[..(application + line[application..].IndexOf((byte)','))];
    }

    protected override bool TryTime(ReadOnlySpan<byte> line, out double seconds)
    {
        var last = line.LastIndexOf((byte)',');
        var before = last < 0 ? -1 : line[..last].LastIndexOf((byte)',');
        var (end, duration) = (0.0, 0.0);
        var isCall = before >= 0 && line[..before].Contains((byte)',')
            && TryNumber(line[(before + 1)..last], out end) && TryNumber(line[(last + 1)..], out duration);
        seconds = end - duration;
        return isCall;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out double seconds)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0 and <= LongestSeconds;
}
