namespace IrisBench.Experiments;

/// <summary>The begin of a text from outside, which may be of any length: a message or a record takes no more of it.</summary>
public static class Excerpt
{
    /// <summary>Long enough for a sentence, short enough for a line.</summary>
    public const int Sentence = 500;

    /// <summary>Long enough for a name or a value.</summary>
    public const int Name = 100;

    /// <summary>The text, or its begin and how long it is. No character is cut in half.</summary>
    public static string Of(string text, int most = Name)
        => text.Length <= most
            ? text
            : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}… ({text.Length} characters)";
}
