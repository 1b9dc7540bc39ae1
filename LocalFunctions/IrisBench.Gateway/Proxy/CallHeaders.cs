using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Modes;

namespace IrisBench.Gateway.Proxy;

/// <summary>The headers that the gateway adds to a call and to its answer, whatever becomes of it.</summary>
internal sealed class CallHeaders
{
    public static readonly string ServedByValue =
        $"{GatewayHeaders.LocalGateway}/{Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)} (development stand-in)";

    private const int LongestId = 128;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly string _startTime =
        ((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
    private string? _coldStart;
    private string? _serverTiming;

    private CallHeaders(string callId) => Id = callId;

    public string Id { get; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Gives the call its number, unless it has one, and its start time, and sees that the answer says both.</summary>
    public static CallHeaders Begin(HttpContext context)
    {
        var given = context.Request.Headers[GatewayHeaders.CallId].ToString();
        var call = new CallHeaders(IsUsable(given) ? given : Guid.NewGuid().ToString());
        context.Request.Headers[GatewayHeaders.CallId] = call.Id;
        context.Request.Headers[GatewayHeaders.StartTime] = call._startTime;
        context.Response.OnStarting(() =>
        {
            call.Write(context.Response.Headers);
            return Task.CompletedTask;
        });
        return call;
    }

    /// <summary>The answer says that it waited for a replica to start.</summary>
    public void TellColdStart(Replica replica, TimeSpan queued)
    {
        _coldStart = replica.StartKind;
        _serverTiming = ServerTiming(("queue", queued), ("start", replica.Times.Spawn), ("ready", replica.Times.Ready));
    }

    /// <summary>The answer says that it had a process of its own.</summary>
    public void TellFork(TimeSpan queued, TimeSpan start, TimeSpan exec)
    {
        _coldStart = ColdStartNames.Fork;
        _serverTiming = ServerTiming(("queue", queued), ("start", start), ("exec", exec));
    }

    // It goes back in a header, which takes no other letters.
    private static bool IsUsable(string id) => id.Length is > 0 and <= LongestId && id.All(letter => letter is > ' ' and < '\x7f');

    // https://www.w3.org/TR/server-timing/ : durations are milliseconds.
    private static string ServerTiming(params (string Name, TimeSpan Duration)[] parts)
        => string.Join(", ", parts.Select(part => string.Create(
            CultureInfo.InvariantCulture, $"{part.Name};dur={part.Duration.TotalMilliseconds:F3}")));

    private void Write(IHeaderDictionary headers)
    {
        headers[GatewayHeaders.ServedBy] = ServedByValue;
        headers[GatewayHeaders.CallId] = Id;
        headers[GatewayHeaders.StartTime] = _startTime;
        headers[GatewayHeaders.DurationSeconds] = Elapsed.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
        // A function cannot say it: who measures believes that a process was started when there is this header.
        headers.Remove(GatewayHeaders.ColdStart);
        if (_coldStart is not null)
        {
            headers[GatewayHeaders.ColdStart] = _coldStart;
            headers[GatewayHeaders.ServerTiming] = _serverTiming;
        }
        else
        {
            ForgeableTimings.Remove(headers);
        }
    }
}

/// <summary>Tells a function who called, in every mode alike.</summary>
internal static class ForwardedHeaders
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedHost = "X-Forwarded-Host";

    /// <summary>Names the caller and the host that was asked, unless others are named already, as OpenFaaS's gateway does.</summary>
    public static void Add(HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        if (request.Headers[ForwardedFor].Count == 0 && connection.RemoteIpAddress is { } caller)
        {
            var address = caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller;
            request.Headers[ForwardedFor] = new IPEndPoint(address, connection.RemotePort).ToString();
        }

        if (request.Headers[ForwardedHost].Count == 0)
            request.Headers[ForwardedHost] = request.Host.Value;
    }
}

/// <summary>The parts of <c>Server-Timing</c> that are the gateway's to tell; what else a function times is its own.</summary>
internal static class ForgeableTimings
{
    private static readonly string[] Names = ["queue", "start", "ready", "exec"];

    public static void Remove(IHeaderDictionary headers)
    {
        if (headers[GatewayHeaders.ServerTiming] is not { Count: > 0 } told)
            return;
        var parts = told.SelectMany(value => (value ?? "").Split(',')).ToArray();
        var own = parts.Where(part => !Names.Contains(part.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)).ToArray();
        if (own.Length < parts.Length)
            headers[GatewayHeaders.ServerTiming] = own.Length == 0 ? default : new(string.Join(',', own).Trim());
    }
}

/// <summary>Headers that are for one connection only, because <c>Connection</c> names them (RFC 9110, 7.6.1). Of a request, Kestrel tells
/// no other names beside <c>close</c>.</summary>
internal static class ConnectionHeaders
{
    // The one is asked for by name in each request, the other says what the connection is to become.
    private static readonly string[] Kept = ["Host", "Upgrade"];

    public static void RemoveNominated(IHeaderDictionary headers, IEnumerable<string?> connection)
    {
        foreach (var name in connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (name.Length > 0 && !Kept.Contains(name, StringComparer.OrdinalIgnoreCase))
                headers.Remove(name);
        }
    }
}
