// A face is cut square and made small before it is sent: drag it into place, or move it by the arrow keys; the slider comes
// nearer. What the camera wrote into the file (where it was taken) is left behind, for only what is drawn is sent.
const SIDE = 512;

class FaceCrop extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    [this.input, this.canvas, this.near] = [this.querySelector("input[type=file]"), this.querySelector("canvas"), this.querySelector("input[type=range]")];
    this.pen = this.canvas.getContext("2d");
    this.input.addEventListener("change", () => this.open(this.input.files[0]));
    this.near.addEventListener("input", () => this.draw());
    this.canvas.addEventListener("pointermove", (event) => event.buttons && this.move(event.movementX, event.movementY));
    this.canvas.addEventListener("pointerdown", (event) => this.canvas.setPointerCapture(event.pointerId));
    this.canvas.addEventListener("pointerup", () => this.keep());
    this.canvas.addEventListener("keydown", (event) => this.press(event));
    this.near.addEventListener("change", () => this.keep());
  }

  async open(file) {
    this.picture = file && (await createImageBitmap(file).catch(() => null));
    this.querySelector("[data-crop]").hidden = !this.picture;
    if (!this.picture) return; // what is no picture is refused by the house, with its sentence
    [this.x, this.y, this.near.value] = [0.5, 0.5, 1];
    this.draw();
    this.keep();
  }

  // How many points of the picture stand in the square.
  get span() { return Math.min(this.picture.width, this.picture.height) / this.near.value; }

  move(right, down) {
    const scale = this.span / this.canvas.clientWidth;
    this.x -= (right * scale) / this.picture.width;
    this.y -= (down * scale) / this.picture.height;
    this.draw();
  }

  press(event) {
    const [right, down] = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }[event.key] ?? [];
    if (right === undefined) return;
    event.preventDefault();
    this.move(right, down);
    this.keep();
  }

  draw() {
    const within = (place, whole) => Math.min(whole - this.span, Math.max(0, place * whole - this.span / 2));
    const [left, top] = [within(this.x, this.picture.width), within(this.y, this.picture.height)];
    [this.x, this.y] = [(left + this.span / 2) / this.picture.width, (top + this.span / 2) / this.picture.height];
    this.canvas.width = this.canvas.height = SIDE;
    this.pen.drawImage(this.picture, left, top, this.span, this.span, 0, 0, SIDE, SIDE);
  }

  keep() {
    this.canvas.toBlob((small) => {
      const carried = new DataTransfer();
      carried.items.add(new File([small], "face.jpg", { type: "image/jpeg" }));
      this.input.files = carried.files;
    }, "image/jpeg", 0.9);
  }
}

customElements.define("face-crop", FaceCrop);
