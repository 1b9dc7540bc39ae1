using System.Text.Json;

namespace Monolith;

/// <summary>The JSON form of the input: the members of the steps' own bodies, the load's in an object of theirs.</summary>
internal sealed record MonolithBody(string User, string Password, string Model, JsonElement Features, JsonElement? Load = null);
