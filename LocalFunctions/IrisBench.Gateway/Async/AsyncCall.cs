namespace IrisBench.Gateway.Async;

/// <summary>A call that is answered later.</summary>
/// <param name="Id">Its X-Call-Id.</param>
/// <param name="Function">Name of the function.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">Where the gateway answers the same call at once.</param>
/// <param name="Headers">The caller's headers.</param>
/// <param name="Body">The body.</param>
/// <param name="Callback">Where the result goes, if anywhere.</param>
internal sealed record AsyncCall(
    string Id,
    string Function,
    string Method,
    string PathAndQuery,
    IReadOnlyList<KeyValuePair<string, string[]>> Headers,
    byte[] Body,
    Uri? Callback);
